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
    case $1 in
    unit) printf '姓名(户主)|身份证号（18位）|乡镇|村[居]\n' ;;
    two-rows) printf '姓名|身份证号|住址|\n||乡镇|村\n' ;;
    *) printf '%s\n' "$header" ;;
    esac
    printf '%s\n' "$(person 0 甲)"
    case $1 in
    sound | unit | two-rows) person 1 乙 ;;
    lost) printf '乙\xef\xbf\xbd|%s|海阳镇|川湖村' "${good[1]}" ;;
    footer) printf '合 计：3||海阳镇|' ;;
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
    sound | unit | two-rows | blank | open) return ;;
    lost) id=${good[1]} reason=encoding column=姓名 name=乙� ;;
    footer) name='合 计：3' id='' reason=footer column=姓名 village=, ;;
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

# messages KIND ENCODING SEPARATOR LINE-END
messages()
{
    local how=$2 read=3 reason=''

    case $3 in $'\t') how+=', separated by TAB' ;; ';') how+=', separated by semicolons' ;; esac
    [ "$4" != $'\r' ] || how+=', rows ended by CR alone'
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
    sound | unit | two-rows) ;;
    lost) reason='encoding' ;;
    footer) reason='footer' ;;
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
    messages "$1" "$2" "$3" "$4" >messages.want
    case $1 in sound | unit | two-rows) wanted=three ;; esac
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
        for end in $'\n' $'\r\n' $'\r'; do
            for quoted in '' yes; do
                for kind in sound unit two-rows lost footer checksum missing mangled length chars region birth narrow wide blank encoding quote open; do
                    # Quotes that follow would close the one that is open: that is text after a closing quote.
                    [ "$kind$quoted" != openyes ] || continue
                    odd "$kind" "$encoding" "$separator" "$end" "$quoted"
                done
            done
        done
    done
done

# Cells of the resident roster: each row is one way of writing.
resident='姓名,身份证号,缴费状态,缴费档次,2023年实缴金额,2024年实缴金额,变更日期'
# written COLUMN TEXT: what the cell of that column becomes, or the reason and the column of the reject
written()
{
    local cells=(甲 "${good[0]}" 正常缴费 500 500 500 2024-01-05)

    cells[$1]=$2
    (IFS=, && printf '%s\n' "$resident" "${cells[*]}") >cell.csv
    rm -rf rejects
    normalize --as resident --rejects rejects cell.csv 2>messages | awk -F '\t' 'NR > 1 { print $14, $15 }'
    [ ! -e rejects/cell.rejects.csv ] || tail -n 1 rejects/cell.rejects.csv | tr -d '\r' | awk -F , '{ print $(NF - 2), $(NF - 1) }'
}
while IFS='|' read -r column cell wanted; do
    cell=$(text "$cell")
    same "the cell ${cell@Q}" <(echo "$wanted") <(written "$column" "$cell")
done <<'END'
6|2024-01-05T00:00:00|500 2024-01-05
6|2024/1/5 8:30|500 2024-01-05
6|2024年1月5日 上午8时|500 2024-01-05
6|2024 - 01 - 05|500 2024-01-05
6|45296.0|500 2024-01-05
6|45296.75|500 2024-01-05
6|20240105083000|500 2024-01-05
6|2024年3月|date 变更日期
6|3/5/2024|date 变更日期
6|2024年3月2 4日|date 变更日期
5|"500¶500"|amount 2024年实缴金额
5|300 200|amount 2024年实缴金额
5|"500,00"|amount 2024年实缴金额
5|"1,000"|1000 2024-01-05
5|￥５００．００元|500 2024-01-05
5|500、300|amount 2024年实缴金额
5|五百元|amount 2024年实缴金额
5|0.05万元|amount 2024年实缴金额
5|500�|encoding 2024年实缴金额
END

# Rows that end in several ways in one file, and one that ends early behind the last column that is read.
printf '姓名,身份证号,乡镇,村,备注\r甲,%s,海阳镇,川湖村\n乙,%s,海阳镇,川湖村,\r\n丙,%s,海阳镇,川湖村' "${good[@]:0:3}" >mixed
rows <<'END'
# mixed line ends, short rows
0 | normalize --as registry mixed | | @three | normalize: mixed: read as UTF-8, rows ended by CR alone¶normalize: mixed: 3 read, 3 written, 0 rejected
END
