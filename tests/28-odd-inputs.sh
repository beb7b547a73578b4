# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# normalize: one small table in every way in which an office may write it (encoding, separator, line end, quotes),
# sound and with each damage. Records, rejects, status and messages are compared whole.
any_columns
good=(341022198001010512 341022198001010520 341022198001010539 341022198001010547)
# person N NAME: a row
header='姓名|身份证号|乡镇|村'
person()
{
    local i=$1

    printf '%s|%s|海阳镇|川湖村' "$2" "${good[i]}"
}

# write SEPARATOR LINE-END QUOTED <LINES: cells between | as a table; ^A is a wrong quote, ^B one that is left open,
# ^C a byte that is of no character
write()
{
    LC_ALL=C awk -F '|' -v separator="$1" -v end="$2" -v quoted="$3" '{
        for (i = 1; i <= NF; i++) {
            cell = $i
            if (sub(/\001$/, "", cell))
                cell = "\"" cell "\"x"
            else if (!sub(/^\002/, "\"", cell) && quoted)
                cell = "\"" cell "\""
            printf "%s%s", (i > 1 ? separator : ""), cell
        }
        printf "%s", end
    }'
}

# encode ENCODING: UTF-8 to that encoding; the byte \003 becomes one that is of no character
encode()
{
    case $1 in
    UTF-8) LC_ALL=C tr '\003' '\377' ;;
    GB18030) iconv -f UTF-8 -t GB18030 | LC_ALL=C tr '\003' '\377' ;;
    UTF-16LE) printf '\xff\xfe' && iconv -f UTF-8 -t UTF-16LE | LC_ALL=C sed 's/\x03\x00/\x00\xdc/g' ;;
    UTF-16BE) printf '\xfe\xff' && iconv -f UTF-8 -t UTF-16BE | LC_ALL=C sed 's/\x00\x03/\xdc\x00/g' ;;
    esac
}

# damaged KIND: the lines of the table, the third of which is damaged
damaged()
{
    printf '%s\n%s\n' "$header" "$(person 0 甲)"
    case $1 in
    sound) person 1 乙 ;;
    checksum) printf '乙|341022198001010521|海阳镇|川湖村' ;;
    missing) printf '乙||海阳镇|川湖村' ;;
    mangled) printf '乙|3.41022E+17|海阳镇|川湖村' ;;
    length) printf '乙|34102219800101|海阳镇|川湖村' ;;
    chars) printf '乙|34102219800101052O|海阳镇|川湖村' ;;
    region) printf '乙|991022198001010520|海阳镇|川湖村' ;;
    birth) printf '乙|341022198013010520|海阳镇|川湖村' ;;
    narrow) printf '乙|%s|海阳镇' "${good[1]}" ;;
    wide) printf '乙|%s|海阳镇|川湖村|多' "${good[1]}" ;;
    blank) printf ' |　||' ;;
    encoding) printf '乙\003|%s|海阳镇|川湖村' "${good[1]}" ;;
    quote) printf '乙|%s|海阳镇|川湖村\001' "${good[1]}" ;;
    open) printf '乙|%s|海阳镇|\002川湖村' "${good[1]}" ;;
    esac
    printf '\n%s\n' "$(person 2 丙)"
}

# rejected KIND: the reject file that must come of it, nothing where there is none
rejected()
{
    local reason column='身份证号' id tail='' name=乙 village=,川湖村

    case $1 in
    sound | blank | open) return ;;
    checksum) id=341022198001010521 reason=id_checksum ;;
    missing) id='' reason=id_missing ;;
    mangled) id=3.41022E+17 reason=id_mangled ;;
    length) id=34102219800101 reason=id_length ;;
    chars) id=34102219800101052O reason=id_chars ;;
    region) id=991022198001010520 reason=id_region ;;
    birth) id=341022198013010520 reason=id_birth ;;
    narrow) id=${good[1]} reason=width column='' village=, ;;
    wide) id=${good[1]} reason=width column='' tail=,多 ;;
    encoding) id=${good[1]} reason=encoding column=姓名 name=乙� ;;
    quote) id=${good[1]} reason=quote column=村 village=',"""川湖村""x"' ;;
    esac
    printf '\xef\xbb\xbf姓名,身份证号,乡镇,村,reject_reason,reject_column,reject_line\r\n%s,%s,海阳镇%s,%s,%s,3%s\r\n' \
        "$name" "$id" "$village" "$reason" "$column" "$tail"
}

# messages KIND ENCODING SEPARATOR
messages()
{
    local how=$2 read=3 reason=''

    case $3 in $'\t') how+=', separated by TAB' ;; ';') how+=', separated by semicolons' ;; esac
    printf 'normalize: table: read as %s\n' "$how"
    case $1 in
    open)
        printf 'normalize: table:3: a quote is opened here and never closed: close it or take it out\n'
        return
        ;;
    blank)
        printf 'normalize: table: blank rows skipped: 1\n'
        read=2
        ;;
    sound) ;;
    narrow | wide) reason='width' ;;
    encoding | quote) reason=$1 ;;
    *) reason=id_$1 ;;
    esac
    if [ -n "$reason" ]; then
        printf 'normalize: table: 3 read, 2 written, 1 rejected (%s 1)\n' "$reason"
    else
        printf 'normalize: table: %d read, %d written, 0 rejected\n' "$read" "$read"
    fi
}

# What must come out: three records, or two; of a quote left open nothing but the header.
printf '姓名,身份证号,乡镇,村\n甲,%s,海阳镇,川湖村\n乙,%s,海阳镇,川湖村\n丙,%s,海阳镇,川湖村\n' "${good[@]:0:3}" |
    normalize --as registry >three 2>/dev/null
check 'three records' test "$(wc -l <three)" = 4
sed 3d three >two
head -n 1 three >none

# odd KIND ENCODING SEPARATOR LINE-END QUOTED
odd()
{
    local name="$1, $2, ${3/$'\t'/TAB}, ${4@Q}${5:+, quoted}" status=0 wanted_status=0 wanted=two

    damaged "$1" | write "$3" "$4" "$5" | encode "$2" >table
    rejected "$1" >rejects.want
    messages "$1" "$2" "$3" >messages.want
    [ "$1" != sound ] || wanted=three
    [ "$1" != open ] || wanted=none wanted_status=1
    rm -rf rejects
    normalize --as registry --rejects rejects table >records 2>messages || status=$?
    if [ -e rejects/table.rejects.csv ]; then mv rejects/table.rejects.csv rejects.got; else : >rejects.got; fi
    if [ "$status" = "$wanted_status" ] && cmp -s "$wanted" records && cmp -s messages.want messages &&
        cmp -s rejects.want rejects.got; then
        passed "$name"
    else
        failed "$name: status $status"
        difference "$wanted" records
        difference messages.want messages
        difference rejects.want rejects.got
    fi
}

for encoding in UTF-8 GB18030 UTF-16LE UTF-16BE; do
    for separator in ',' $'\t' ';'; do
        for end in $'\n' $'\r\n'; do
            for quoted in '' yes; do
                for kind in sound checksum missing mangled length chars region birth narrow wide blank encoding quote open; do
                    # Quotes that follow would close the one that is open: that is text after a closing quote.
                    [ "$kind$quoted" != openyes ] || continue
                    odd "$kind" "$encoding" "$separator" "$end" "$quoted"
                done
            done
        done
    done
done
