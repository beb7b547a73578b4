# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# county-report-sharded: in any number of shards, the results of county-report.
for name in county-report county-report-sharded; do
    path=$bin/$name
    [ -x "$path" ] || path=$top/pipelines/$name
    case $name in
    *sharded) sharded=$path ;;
    *) report=$path ;;
    esac
done
here=$(pwd -P)
county=$top/fixtures/county
export report sharded

# results DIR: every file of results with mode and content, but for the time of run.tsv
results()
{
    (cd "$1" && find . -printf '%M %p\n' | sort -k 2 && find . -type f ! -name run.tsv -exec cksum {} + | sort -k 3 &&
        sed -E '2s/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z/TIME/' run.tsv)
}

# said FILE: what was said of the inputs, whoever said it, but for how they are read
said()
{
    sed -E '/: read as |: no column for /d; s/^[a-z-]*: //' "$1" | sort
}

# alike TITLE SHARDS DIR: both make the same of the sources in DIR, also where they refuse them
alike()
{
    local status

    rm -rf whole parts
    "$report" -o whole "$3" >whole.out 2>whole.err
    status=$?
    run "$status" "\"\$sharded\" -j $2 -o parts $3" || failed "$1: status is not $status"
    if [ "$status" = 0 ]; then
        same "$1: results" <(results whole) <(results parts)
        same "$1: the table on the terminal" <(sed "s,$here/whole,$here/parts," whole.out) "$out"
        same "$1: messages" <(said whole.err) <(said "$err")
    else
        same "$1: messages" <(grep -v ' read as \| read, \|: no column for ' whole.err | sed 's/^[a-z-]*: //; s,/whole is,/parts is,') \
            <(grep -v ' read as \| read, \|: no column for ' "$err" | sed 's/^[a-z-]*: //')
        same "$1: nothing is left" /dev/null <(find . -maxdepth 1 -name '*parts*' ! -name '*.*')
    fi
    same "$1: nothing beside it" /dev/null <(find . -maxdepth 1 -name '.parts*')
}

for shards in 1 2 7; do
    alike "the county in $shards shards" "$shards" "$county"
done
run 0 'env -u HOME "$sharded" -j 2 -o "结果 一" "$county"'
same 'without a home: nothing else is said' /dev/null <(grep -v ' read as \|: [0-9]* read, \| blank rows \|: unknown ' "$err")
"$report" -o whole "$county" >/dev/null 2>whole.err
same 'what it says of the rows' <(sed -n 's/^normalize: \(.* read, \)/join-tallies: \1/p' whole.err) <(grep ' read, ' "$err")
same 'what splits says' <(text 'read as GB18030¶') <(sed -n "s,^split-rows: $county/resident.csv: ,,p" "$err")

# --- what one piece alone cannot tell: 4096 rows go to the first, the next to the second
# small DIR: a county whose register has 4999 rows
small()
{
    mkdir "$1"
    head -n 5000 "$county/registry.csv" >"$1/registry.csv"
    head -n 300 "$county/resident.csv" >"$1/resident.csv"
    head -n 100 "$county/proxy.csv" >"$1/proxy.csv"
}

small good
alike 'a county with few rows in the second piece' 2 good
small blank
head -n 4096 good/registry.csv >blank/registry.csv
printf ',,,,\r\n%.0s' {1..50} >>blank/registry.csv
alike 'nothing but blank rows in the second piece' 2 blank
small dirty
awk -F , -v OFS=, 'NR > 4200 && NR < 4600 { $2 = "x" } 1' good/registry.csv >dirty/registry.csv
alike 'one piece over the limit, the whole within it' 2 dirty
small dirtier
awk -F , -v OFS=, 'NR > 4200 { $2 = "x" } 1' good/registry.csv >dirtier/registry.csv
alike 'the whole over the limit' 2 dirtier
small household
awk -F , -v OFS=, 'NR > 1 && NR % 9 { $2 = "x" } 1' good/registry.csv >household/registry.csv
alike 'most rows of all pieces' 3 household

# IDs that a spreadsheet rounded: 18 digits, 000 at the end, among them the check digit
small rounds
awk 'BEGIN {
    print "姓名,身份证号,参保状态"
    while (n < 4500)
        for (day = 0; day < 20000 && n < 4500; day++) {
            id = sprintf("341022%04d%02d%02d00", 1940 + int(day / 336), 1 + int(day / 28) % 12, 1 + day % 28)
            for (i = rest = 0; ++i < 17;)
                rest = (2 * rest + substr(id, i, 1)) % 11
            if ((12 - 4 * rest % 11) % 11 == 0) {
                print "王伟," id "00,正常参保"
                n++
            }
        }
}' >rounds/employee.csv
alike 'all IDs rounded' 2 rounds
small rounds-first
head -n 4097 rounds/employee.csv >rounds-first/employee.csv
awk -F , 'NR > 1 && $2 ~ /^[0-9]*$/ && length($2) == 18 { print $1 "," $2 ",正常参保" }' good/registry.csv |
    head -n 500 >>rounds-first/employee.csv
alike 'the IDs of one piece rounded' 2 rounds-first
small rounds-few
head -n 4100 rounds/employee.csv >rounds-few/employee.csv
alike 'all IDs rounded, three of them in the second piece' 2 rounds-few

# --- refused, as county-report refuses it
small torn
gzip -c good/registry.csv | head -c 30000 >torn/registry.csv.gz
rm torn/registry.csv
small open
echo '"a' >>open/resident.csv
small headless
sed 1d good/registry.csv >headless/registry.csv
small unplaced
cp good/proxy.csv unplaced/新表.csv
last="county-report-sharded: split-rows failed; $here/results is as it was"
# Another file is split at the same time and may say at any moment how it is read.
run 1 '"$sharded" -j 2 -o results torn'
same 'a cut gzip file' <(text "split-rows: torn/registry.csv.gz: gzip data is cut short: fetch the file again¶$last¶") \
    <(grep -v ': read as ' "$err")
run 1 '"$sharded" -j 2 -o results open'
same 'a quote that is never closed' \
    <(text "split-rows: open/resident.csv:301: a quote is opened here and never closed: close it or take it out¶$last¶") \
    <(grep -v ': read as ' "$err")
rows <<END
1 | "\$sharded" -j 2 -o results headless | | | *$last
1 | "\$sharded" -j 2 -o results unplaced | | | county-report-sharded: unplaced/新表.csv: its name fits no pattern¶county-report-sharded: files without a place: 1; rename them after a pattern in $top/pipelines/sources.csv or move them out
END

# --- the command line
rows <<'END'
2 | "$sharded" | | | county-report-sharded: needs one directory of sources; see county-report-sharded --help
2 | "$sharded" -j | | | county-report-sharded: -j: its value is missing; see county-report-sharded --help
2 | "$sharded" -j 0 good | | | county-report-sharded: -j 0: must be a number from 1 to 500
2 | "$sharded" -j 501 good | | | county-report-sharded: -j 501: must be a number from 1 to 500
2 | "$sharded" -j many good | | | county-report-sharded: -j many: must be a number from 1 to 500
2 | "$sharded" -x good | | | county-report-sharded: -x: unknown option; see county-report-sharded --help
2 | "$sharded" -p nowhere good | | | find-policy: nowhere: there is no such policy directory, and by name there are xiuning-2024
END
run 0 '"$sharded" --version'
same 'county-report-sharded --version' <(echo "county-report-sharded (canbao) $(normalize --version | sed 's/.* //')") "$out"
run 0 '"$sharded" --help'
check 'county-report-sharded --help: usage' grep -q '^usage: county-report-sharded \[-j N\] .* \[--max-loss P%\]$' "$out"
mkdir other
printf '#!/bin/sh\necho another parallel\n' >other/parallel
chmod +x other/parallel
title='another program of that name'
row 3 'PATH=$here/other:$PATH "$sharded" -o results good' '' '' \
    'county-report-sharded: GNU parallel not found: install the package parallel'
title=

# --- whatever goes wrong: what was there stays as it is, and nothing else is left
# wrap NAME <SCRIPT: a directory of executables in which NAME is this script instead; the true one is
# $true_bin/NAME
wrap()
{
    rm -rf wrapped
    mkdir wrapped
    ln -s "$bin"/* wrapped
    rm -f "wrapped/$1"
    { printf '#!/usr/bin/env bash\ntrue_bin=%q name=%q\n' "$bin" "$1"; cat; } >"wrapped/$1"
    chmod +x "wrapped/$1"
}

run 0 '"$sharded" -j 2 -o results good'
results results >before
# untouched TITLE STATUS MESSAGES [COMMAND]
untouched()
{
    title=$1
    row "$2" "${4-CANBAO_BIN=\$here/wrapped \"\$sharded\" -j 2 -o results good}" '' '' "$3"
    title=
    results results >after
    same "$1: the last good results are untouched" before after
    same "$1: nothing is left" /dev/null <(find . -maxdepth 1 -name '.results*')
}
as_it_was="$here/results is as it was"

for stage in split-rows normalize split-by-id-hash join-rejects dedupe-by-id-hash classify-age-band assign-grade \
    aggregate-targets; do
    wrap "$stage" <<'END'
[[ $* != *--version* && $* != */none ]] || exec "$true_bin/$name" "$@"
[[ $name != classify-age-band || ! -t 0 ]] || exit
[[ $* == *--summary* || $* == *--tally* || $name == split-rows ]] || exec "$true_bin/$name" "$@"
cat >/dev/null
exit 3
END
    untouched "$stage: failed" 3 "*county-report-sharded: $stage failed; $as_it_was"
done

wrap parallel <<END
[[ \$* != *--version* ]] || exec "$(command -v parallel)" "\$@"
exit 3
END
untouched 'GNU parallel: failed' 3 "*county-report-sharded: shards failed; $as_it_was"

# lies STAGE SED: the stage's lines of --summary changed by SED
lies()
{
    wrap "$1" <<END
for ((i = 1; i <= \$#; i++)); do
    [[ \${!i} != --summary ]] || { j=\$((i + 1)); file=\${!j}; }
done
"\$true_bin/\$name" "\$@" || exit
[[ ! \${file-} ]] || sed -i '$2' "\$file"
END
}
# column FILTER COLUMN: the sum of a column of the last good summary
column()
{
    awk -F '\t' -v filter="$1" -v column="$2" '$1 == filter { sum += $column } END { print sum }' results/summary.tsv
}

lies split-by-id-hash 's/\t[0-9]*\t[0-9]*\t0\t0$/\t1\t1\t0\t0/'
untouched 'a row lost before it is dealt' 3 \
    "*county-report-sharded: split-by-id-hash: read 4 rows where the stage before wrote $(column normalize 4); $as_it_was"
lies join-rejects 's/\t[0-9]*\t[0-9]*\t0\t0$/\t1\t1\t0\t0/'
untouched 'a reject lost' 3 \
    "*county-report-sharded: join-rejects: read 3 rows where the stage before wrote $(column normalize 5); $as_it_was"
lies assign-grade 's/[0-9]*\t[0-9]*\t0\t0$/1\t1\t0\t0/'
untouched 'a row lost between two stages' 3 \
    "*county-report-sharded: assign-grade: read 2 rows where the stage before wrote $(column classify-age-band 4); $as_it_was"
lies aggregate-targets 's/[0-9]*\t[0-9]*\t0\t0$/1\t1\t0\t0/'
untouched 'a village lost between two stages' 3 "*; $as_it_was"

# dies COMMAND...: keeps the shell's own word on a killed command out of the messages
dies()
{
    { timeout --foreground -s KILL 30 "$@" 2>&6; } 6>&2 2>/dev/null
}

cat >begin <<END
echo \$\$ >"$here/pid"
exec "\$sharded" -j 2 -o results good
END
# The wrapped filter kills the pipeline, which started GNU parallel, which started a shell.
for stage in split-rows normalize assign-grade; do
    for signal in TERM KILL; do
        wrap "$stage" <<END
[[ \$* != *--version* ]] || exec "\$true_bin/\$name" "\$@"
kill -$signal "\$(<'$here/pid')" 2>/dev/null
exec sleep 30
END
        title="$stage: SIG$signal to county-report-sharded"
        run "$((128 + $(kill -l "$signal")))" \
            'CANBAO_BIN=$here/wrapped dies bash begin'
        same "$title: says nothing" /dev/null <(grep -v ' read as \| read, \|: no column for ' "$err")
        for ((turn = 0; turn < 300; turn++)); do
            [ -d .results.new ] || break
            sleep 0.1
        done
        title=
        results results >after
        same "$stage, SIG$signal: the last good results are untouched" before after
        same "$stage, SIG$signal: nothing is left" /dev/null <(find . -maxdepth 1 -name '.results*')
    done
done
