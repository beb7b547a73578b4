# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# What all filters have in common, over every one of them.
fixtures contract

# columns NAME... <RECORDS: those columns in that order
columns()
{
    awk -F '\t' -v wanted="$*" '
        NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; n = split(wanted, name, " ") }
        { for (i = 1; i <= n; i++) printf "%s%s", $at[name[i]], i < n ? "\t" : "\n" }'
}

# constant NAME VALUE <RECORDS: a column more, on the left, the same value everywhere
constant()
{
    awk -v name="$1" -v value="$2" '{ print (NR == 1 ? name : value) "\t" $0 }'
}

names()
{
    head -n 1 "$1" | tr '\t' ' '
}

reverse()
{
    tr ' ' '\n' | tac | tr '\n' ' '
}

# broken COMMAND...: with a standard output that nobody reads any more
broken()
{
    mkfifo broken
    # shellcheck disable=SC2094
    exec 4<>broken 5>broken 4<&-
    rm broken
    "$@" >&5
}

# flushed FILE COMMAND...: gives the command FILE's first line and waits for its first line, then the
# rest, line by line. What came is printed; a line that does not come in time is an empty one.
flushed()
{
    local file=$1 line at_once

    shift
    case $1 in dedupe* | aggregate*) at_once= ;; *) at_once=yes ;; esac
    mkfifo to from
    "$@" <to >from &
    exec 3>to 4<from
    rm to from
    head -n 1 "$file" >&3
    IFS= read -r -t 20 line <&4
    printf '%s\n' "$line"
    while IFS= read -r line; do
        printf '%s\n' "$line" >&3
        [ -n "$at_once" ] || continue
        IFS= read -r -t 20 line <&4
        printf '%s\n' "$line"
    done < <(tail -n +2 "$file")
    exec 3>&-
    cat <&4
    wait $!
}

# starved COMMAND...: with less and less memory, until it is too little to load the libraries (127) or
# to start at all (the shell's own death by a signal). Every run that started ended with 0, or with 3
# and a message, and the last one with 3.
starved()
{
    local room status last=none

    for room in 64000 32000 16000 12000 10000 8000 7000 6000 5000 4500 4000 3500 3000 2500 2000; do
        (ulimit -v "$room" && exec "$@") >starved.out 2>starved.err
        status=$?
        case $status in
        0 | 127) ;;
        3)
            last=3
            grep -qxE "$1: no memory for ([0-9]+ times [0-9]+ bytes more; free some or give less at a time|[0-9]+ bytes more; give less with --memory)" \
                starved.err || { cat starved.err; return 1; }
            ;;
        *) echo "status $status"; cat starved.err; return 1 ;;
        esac
    done
    echo "$last"
}

for f in normalize dedupe-by-id-hash classify-age-band assign-grade aggregate-targets; do
    case $f in
    normalize) F='normalize --as registry' ;;
    aggregate-targets) F='aggregate-targets --counts' ;;
    *) F=$f ;;
    esac
    # normalize says what it read; the others say nothing when all is well
    said() { [ "$f" != normalize ] || printf "normalize: %s: read as UTF-8¶normalize: %s: %s" "$1" "$1" "${2-4 read, 4 written, 0 rejected}"; }

    head -n 1 "$f.out" >"$f.none"
    head -n 1 "$f.in" >"$f.header"
    gzip -c "$f.in" >"$f.zipped"
    cp "$f.zipped" "$f.in.gz"
    cp "$f.in" "plain-$f.gz"
    { head -n 3 "$f.in" | gzip -c; tail -n +4 "$f.in" | gzip -9 -c; gzip -c </dev/null; } >"$f.members"
    head -c $(($(wc -c <"$f.zipped") - 9)) "$f.zipped" >"$f.cut"
    head -c 5 "$f.zipped" >"$f.stump"
    # one bit in the middle, one in the check sum
    { head -c 40 "$f.zipped"; printf '\377\377\377\377\377\377'; tail -c +47 "$f.zipped"; } >"$f.corrupt"
    { head -c -8 "$f.zipped"; printf '\1\2\3\4'; tail -c 4 "$f.zipped"; } >"$f.unproved"
    { cat "$f.zipped"; echo more; } >"$f.followed"
    head -c -1 "$f.in" >"$f.unended"
    : >empty
    mkdir -p directory

    rows <<END
# a file
0 | $F $f.in | | @$f.out | $(said $f.in)
# standard input
0 | $F | @$f.in | @$f.out | $(said -)
# a hyphen is standard input
0 | $F - | @$f.in | @$f.out | $(said -)
# options may follow the file; -- ends them
0 | $F $f.in --policy $policy | | @$f.out | $(said $f.in)
0 | $F --policy=$policy -- $f.in | | @$f.out | $(said $f.in)
# the policy of the environment
0 | CANBAO_POLICY=$policy $F $f.in | | @$f.out | $(said $f.in)
# header alone
0 | $F | @$f.header | @$f.none | $(said - '0 read, 0 written, 0 rejected')
# last line without its end
0 | $F $f.unended | | @$f.out | $(said $f.unended)

# gzip by its first bytes, not by its name
0 | $F $f.zipped | | @$f.out | $(said $f.zipped)
0 | $F $f.in.gz | | @$f.out | $(said $f.in.gz)
0 | $F plain-$f.gz | | @$f.out | $(said plain-$f.gz)
0 | $F | @$f.zipped | @$f.out | $(said -)
# several members in one file
0 | $F $f.members | | @$f.out | $(said $f.members)
0 | $F | @$f.members | @$f.out | $(said -)

# in every language
0 | LC_ALL=C.UTF-8 $F $f.in | | @$f.out | $(said $f.in)
0 | LC_ALL=POSIX $F $f.in | | @$f.out | $(said $f.in)
0 | LC_ALL=no_SUCH.LOCALE LANG=zh_CN.GB18030 TZ=Asia/Shanghai $F $f.in | | @$f.out | $(said $f.in)
END
    for locale in $(locale -a 2>/dev/null | grep -i '^zh_CN\|^tr_TR\|^de_DE'); do
        rows <<END
# in every language
0 | LC_ALL=$locale $F $f.in | | @$f.out | $(said $f.in)
END
    done

    rows <<END
# called wrongly
2 | $F --nothing | | | $f: --nothing: unknown option; see $f --help
2 | $F -x | | | $f: -x: unknown option; see $f --help
2 | $F --policy | | | $f: --policy: its value is missing; see $f --help
2 | $F --summary | | | $f: --summary: its value is missing; see $f --help
2 | $F --help=yes | | | $f: --help=yes: unknown option; see $f --help
2 | $F --policy nowhere $f.in | | | $f: nowhere: there is no such policy directory, and by name there are xiuning-2024

# a file that cannot be opened or read
3 | $F missing | | * | $f: missing: cannot open: No such file or directory
3 | $F directory | | * | $f: directory: is a directory: name the files in it
3 | $F <&- | | * | $f: -: cannot read: Bad file descriptor
# an output that cannot be written
3 | $F $f.in >/dev/full | | | *$f: standard output: cannot write: No space left on device
3 | $F $f.header >/dev/full | | | *$f: standard output: cannot write: No space left on device
3 | $F $f.in >&- | | | *$f: standard output: cannot write: Bad file descriptor
3 | $F --summary directory $f.in | | * | *$f: directory: cannot open: Is a directory
3 | $F --summary /dev/full $f.in | | * | *$f: /dev/full: cannot write: No space left on device
# a reader that goes away
141 | broken $F $f.in | | | *
141 | broken env --ignore-signal=PIPE $F $f.in | | | *
# --help and --version that cannot be written
3 | $F --help >/dev/full | | | $f: standard output: cannot write: No space left on device
3 | $F --version >&- | | | $f: standard output: cannot write: Bad file descriptor

# gzip cut short or corrupt
1 | $F $f.cut | | * | *$f: $f.cut: gzip data is cut short: fetch the file again
1 | $F | @$f.cut | * | *$f: -: gzip data is cut short: fetch the file again
1 | $F $f.stump | | * | *$f: $f.stump: gzip data is cut short: fetch the file again
1 | $F $f.corrupt | | * | *$f: $f.corrupt: gzip data is corrupt: fetch the file again
1 | $F $f.unproved | | * | *$f: $f.unproved: gzip data is corrupt: fetch the file again
1 | $F $f.followed | | * | *$f: $f.followed: bytes that are not gzip follow the gzip data: fetch the file again
END

    title='the header is written before the first record is there'
    case $f in
    dedupe* | aggregate*) row 0 "flushed $f.in $F" '' "@$f.out" '' ;;
    *) row 0 "flushed $f.in $F" '' "@$f.out" "$(said -)" ;;
    esac
    # the one filter that needs no policy looks at one only when it is named
    [ "$f" = dedupe-by-id-hash ] || rows <<END
2 | CANBAO_POLICY=nowhere $F $f.in | | | $f: nowhere: there is no such policy directory, and by name there are xiuning-2024
END
    if ! grep -q __asan_init "$bin/$f"; then
        title='too little memory'
        row 0 "starved $F $f.in" '' 3 ''
    fi
    title=
    # --summary: appended, once a run that went well, never after one that did not
    title='--summary'
    rejected=0 merged=0
    case $f in dedupe*) merged=1 ;; esac
    read=$(($(wc -l <"$f.in") - 1))
    written=$((read - rejected - merged))
    rm -f summary
    run 0 "$F --summary summary $f.in"
    run 0 "$F --summary=summary" "@$f.in"
    run 1 "$F --summary summary $f.cut"
    run 3 "$F --summary summary missing"
    for input in "$f.in" -; do
        text "$f→$input→$read→$written→$rejected→$merged¶"
    done >"$want"
    same "$f --summary" "$want" summary
done

cr="a carriage return: records end in LF alone; take it out with tr -d '\r'"
for f in dedupe-by-id-hash classify-age-band assign-grade aggregate-targets; do
    case $f in
    aggregate-targets) F='aggregate-targets --counts' ;;
    *) F=$f ;;
    esac
    in=$(names "$f.in")
    n=$(wc -w <<<"$in")
    out_names=$(names "$f.out")
    new=
    for column in $out_names; do
        case " $in " in *" $column "*) ;; *) new+=" $column" ;; esac
    done
    first=
    [ "$f" != dedupe-by-id-hash ] || { first=id_hash; new=; }
    record=$(sed -n 2p "$f.in")

    { cat "$f.in"; echo "${record%$'\t'*}"; } >short-last
    { head -n 1 "$f.in"; echo "${record%$'\t'*}"; } >short
    { head -n 1 "$f.in"; printf '%s\t\n' "$record"; } >long
    { head -n 1 "$f.in"; echo; } >blank
    { head -n 1 "$f.in"; printf '%s\r\n' "$record"; } >carriage
    { head -n 1 "$f.in"; printf '%s\0\n' "$record"; } >nul
    sed 's/$/\r/' "$f.in" >crlf
    printf '%s\n' "${in%% *}" >narrow
    { cat "$f.header" "$f.in" "$f.in" "$f.header"; } >repeated
    { cat "$f.in"; tail -n +2 "$f.in"; } >twice
    { printf 'id\tkind\tid\n'; } >same-name
    { head -n 2 "$f.in"; } >part1
    { head -n 1 "$f.in"; sed -n 3p "$f.in"; } >part2
    { head -n 1 "$f.in"; tail -n +4 "$f.in"; } >part3
    gzip -c part2 >part2.gz
    $F twice >twice.out

    # columns in another order, and some that it does not know
    # shellcheck disable=SC2046,SC2086
    {
        columns $(reverse <<<"$in") <"$f.in" >reversed
        columns $first $(reverse <<<"$in") $new <"$f.out" >reversed.out
        constant note x <"$f.in" | constant remark 备注 | columns note $in remark >unknown
        constant note x <"$f.out" | constant remark 备注 | columns $first note $in remark $new >unknown.out
    }
    case $f in aggregate*) cp "$f.out" reversed.out; cp "$f.out" unknown.out ;; esac
    rows <<END
# nothing at all
1 | $F | | | $f: -: no bytes at all: the filter before this one failed, or the FILE is empty
1 | $F empty | | | $f: empty: no bytes at all: the filter before this one failed, or the FILE is empty
# an empty file among others is nothing to its concatenation
0 | $F empty $f.in empty | | @$f.out |
# a line of too few or too many fields, or none
1 | $F short | | @$f.none | $f: short:2: $((n - 1)) fields where the header names $n: the line is malformed
1 | $F | @short | @$f.none | $f: -:2: $((n - 1)) fields where the header names $n: the line is malformed
1 | $F short-last | | * | $f: short-last:$(wc -l <short-last): $((n - 1)) fields where the header names $n: the line is malformed
1 | $F $f.in short | | * | $f: short:2: $((n - 1)) fields where the header names $n: the line is malformed
1 | $F long | | @$f.none | $f: long:2: $((n + 1)) fields where the header names $n: the line is malformed
1 | $F blank | | @$f.none | $f: blank:2: an empty line: take it out
# what no record holds
1 | $F carriage | | @$f.none | $f: carriage:2: ${cr//\\/\\\\}
1 | $F crlf | | | $f: crlf:1: ${cr//\\/\\\\}
1 | $F nul | | @$f.none | $f: nul:2: a NUL byte: this is no record stream
# two columns of one name
1 | $F same-name | | | $f: same-name:1: column 3 repeats the name of column 1
# another header in a later file
1 | $F $f.in reversed | | * | $f: reversed:1: a header of other columns than the first FILE's
1 | $F $f.in narrow | | * | $f: narrow:1: 1 fields where the header names $n: give each filter FILEs of one header
# a repeated header is skipped
0 | $F repeated | | @twice.out |
0 | $F $f.in $f.in | | @twice.out |
# several files are one
0 | $F part1 part2 part3 | | @$f.out |
0 | $F part1 part2.gz - | @part3 | @$f.out |
0 | $F part1 $f.header part2 part3 $f.header | | @$f.out |
END

    rows <<END
# columns in another order
0 | $F reversed | | @reversed.out |
# columns that it does not know
0 | $F unknown | | @unknown.out |
END

    # every column that it needs
    for column in $in; do
        case $f:$column in
        dedupe-by-id-hash:*) ;;
        classify-age-band:kind | classify-age-band:sex | classify-age-band:birth) ;;
        assign-grade:kind | assign-grade:tags | assign-grade:resident | assign-grade:employee | \
            assign-grade:flexible | assign-grade:grade | assign-grade:band) ;;
        aggregate-targets:name | aggregate-targets:sex | aggregate-targets:birth | aggregate-targets:updated | \
            aggregate-targets:copies | aggregate-targets:age | aggregate-targets:guide | \
            aggregate-targets:clause | aggregate-targets:id_hash | aggregate-targets:grade | \
            aggregate-targets:grade_advised) continue ;;
        aggregate-targets:*) ;;
        *) continue ;;
        esac
        # shellcheck disable=SC2046
        columns $(tr ' ' '\n' <<<"$in" | grep -vx "$column" | tr '\n' ' ') <"$f.in" >less
        rows <<END
# a column missing
1 | $F less | | * | $f: less:1: no column $column: run the filter that adds it first
END
    done
done

# what each says of itself
for help in *.help; do
    f=${help%.help}
    rows <<END
0 | $f --help | | @$help |
0 | $f --version | | $f (canbao) $(normalize --version | sed 's/.* //') |
END
done
check 'the version' grep -qxE 'normalize \(canbao\) [0-9]+\.[0-9]+\.[0-9]+' <(normalize --version)
check 'every filter has its help here' eval '(for f in "$top"/filters/*.c; do f=${f##*/}; [ -e "${f%.c}.help" ] || exit 1; done)'

# where no policy decides anything, none is taken
rows <<END
2 | split-by-id-hash --policy $policy | | | split-by-id-hash: --policy: unknown option; see split-by-id-hash --help
2 | join-rejects --policy=$policy | | | join-rejects: --policy=$policy: unknown option; see join-rejects --help
2 | join-tallies --policy $policy | | | join-tallies: --policy: unknown option; see join-tallies --help
2 | to-workbook --policy $policy -o o.xlsx | | | to-workbook: --policy: unknown option; see to-workbook --help
END

# columns of its own that are there already are overwritten where they are
sed '2,$s/^[^\t]*/zzz/' dedupe-by-id-hash.out >own.in
cp dedupe-by-id-hash.out own.out
rows <<END
# own columns overwritten in place
0 | dedupe-by-id-hash own.in | | @own.out |
END
in=$(names classify-age-band.in)
# shellcheck disable=SC2086
{
    constant age 999 <classify-age-band.in | constant band none | columns band $in age >own.in
    columns band $in age guide <classify-age-band.out >own.out
}
rows <<END
# own columns overwritten in place
0 | classify-age-band own.in | | @own.out |
END
in=$(names assign-grade.in)
# shellcheck disable=SC2086
{
    constant backpay 是 <assign-grade.in | constant grade_due 1 | columns backpay $in grade_due >own.in
    columns backpay $in grade_due action grade_advised clause <assign-grade.out >own.out
}
rows <<END
# own columns overwritten in place
0 | assign-grade own.in | | @own.out |
END
