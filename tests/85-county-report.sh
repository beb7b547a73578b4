# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# county-report: the results of a county, all together or not at all.
county=$top/fixtures/county
report=$bin/county-report
[ -x "$report" ] || report=$top/pipelines/county-report
mkdir sources
cp "$county"/*.csv "$county"/*.csv.gz sources
chmod -R u+w sources

# state DIR: everything in it, with mode, size, time and content
state()
{
    (cd "$1" && find . -printf '%p %M %s %T@ %i\n' | sort && find . -type f -exec cksum {} + | sort)
}

# wrap NAME <SCRIPT: a directory of executables in which NAME is this script instead; the true one
# is $true_bin/NAME
wrap()
{
    rm -rf wrapped
    mkdir wrapped
    ln -s "$bin"/* wrapped
    rm -f "wrapped/$1"
    { printf '#!/usr/bin/env bash\ntrue_bin=%q name=%q\n' "$bin" "$1"; cat; } >"wrapped/$1"
    chmod +x "wrapped/$1"
}

# until_done: the guard of a killed run holds the directory while it clears up. Opened, not named to flock, which
# would make a file where the directory has gone already.
until_done()
{
    { flock -w 30 7 7<.results.new; } 2>/dev/null
    return 0
}

here=$(pwd -P)
run 0 '"$report" -o results sources'
cp "$out" table
cp "$err" messages
fixtures county-report
sed "s,RESULTS,$here/results," table.txt >table.want
same 'the table on the terminal' table.want table

for stage in 1-normalize 2-dedupe-by-id-hash 4-assign-grade; do
    zcat "$county/expected/$stage.tsv.gz" >"$stage"
done
same 'records.tsv.gz' 4-assign-grade <(zcat results/records.tsv.gz)
same 'counts.tsv' "$county/expected/counts-paid.tsv" results/counts.tsv
same 'aggregate-paid.tsv' "$county/expected/aggregate-paid.tsv" results/aggregate-paid.tsv
same 'aggregate-due.tsv' "$county/expected/aggregate-due.tsv" results/aggregate-due.tsv
same 'aggregate-advised.tsv' "$county/expected/aggregate-advised.tsv" results/aggregate-advised.tsv
for filter in paid due advised; do
    tables+=("$filter=results/aggregate-$filter.tsv")
done
tables+=(run=results/run.tsv accounts=results/summary.tsv duplicates=results/duplicates.tsv)
for source in registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere; do
    normalize --as $source sources/$source.csv* --tally tally >/dev/null 2>&1
done
PYTHONDONTWRITEBYTECODE=1 python3 "$top/tests/report/compare.py" results/report.html "$policy" \
    "$top/pipelines/indicators.csv" "${tables[@]}" tally=tally >numbers
same 'report.html: every number of the results' <(text '0 faults¶') <(sed -n 's/^[0-9]* numbers, //p' numbers)
dedupe-by-id-hash --duplicates duplicates 1-normalize >/dev/null
same 'duplicates.tsv' duplicates results/duplicates.tsv
normalize --rejects rejects --as registry sources/registry.csv --as resident sources/resident.csv >/dev/null 2>&1
same 'rejects/registry.rejects.csv' rejects/registry.rejects.csv results/rejects/registry.rejects.csv
same 'rejects/resident.rejects.csv' rejects/resident.rejects.csv results/rejects/resident.rejects.csv

(cd results && find . -printf '%M %p\n' | LC_ALL=C sort -k 2) >modes
text 'drwxr-xr-x .¶-rw-r--r-- ./aggregate-advised.tsv¶-rw-r--r-- ./aggregate-due.tsv¶-rw-r--r-- ./aggregate-paid.tsv¶-rw-r--r-- ./counts.tsv¶-rw------- ./duplicates.tsv¶-rw------- ./records.tsv.gz¶drwx------ ./rejects¶' >modes.want
for source in capable elsewhere employee exempt flexible hardship migrant proxy registry resident; do
    echo "-rw------- ./rejects/$source.rejects.csv"
done >>modes.want
text '-rw-r--r-- ./report.html¶-rw-r--r-- ./run.tsv¶-rw-r--r-- ./summary.tsv¶' >>modes.want
same 'what is there, and who may read it' modes.want modes
same 'nothing beside it' <(printf 'results\n') <(find . -maxdepth 1 -name '*results*' -printf '%f\n')

# run.tsv: when, tool, policy, and each file with its size and XXH3-128
{
    text 'key→value→source→bytes→xxh3_128¶when→TIME→→→¶'
    text "canbao→$(normalize --version | sed 's/.* //')→→→¶policy→xiuning-2024→→→¶"
    text 'policy_title→休宁县2024年度基本养老保险扩面征缴→→→¶'
    for table in "$policy"/*.csv; do
        text "policy_table→${table##*/}→→$(stat -c %s "$table")→$(xxhsum -H2 <"$table" | cut -d ' ' -f 1)¶"
    done
    for source in registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere; do
        file=$(echo sources/$source.csv*)
        text "input→${file##*/}→$source→$(stat -c %s "$file")→$(xxhsum -H2 <"$file" | cut -d ' ' -f 1)¶"
    done
} >run.want
sed -E '2s/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z/TIME/' results/run.tsv >run.got
same 'run.tsv' run.want run.got

# summary.tsv: read = written + rejected + merged, and each stage reads what the one before wrote
awk -F '\t' '
    NR == 1 { next }
    $3 != $4 + $5 + $6 { print "lost in " $0 }
    { read[$1] += $3; written[$1] += $4 }
    END {
        if (written["normalize"] != read["dedupe-by-id-hash"]) print "normalize"
        if (written["dedupe-by-id-hash"] != read["classify-age-band"]) print "dedupe-by-id-hash"
        if (written["classify-age-band"] != read["assign-grade"]) print "classify-age-band"
    }' results/summary.tsv >lost
same 'summary.tsv: no row is lost' /dev/null lost
cut -f 1,2 results/summary.tsv >stages
{
    text 'filter→input¶'
    for source in registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere; do
        file=$(echo sources/$source.csv*)
        text "normalize→${file##*/}¶"
    done
    text 'dedupe-by-id-hash→-¶classify-age-band→-¶assign-grade→-¶aggregate-targets→-¶aggregate-targets→-¶aggregate-targets→-¶aggregate-targets→counts.tsv¶'
} >stages.want
same 'summary.tsv: every file and stage' stages.want stages

# the same again: the same bytes, but for the time
cp -R results first
run 0 '"$report" -o results sources'
for file in counts.tsv aggregate-paid.tsv aggregate-due.tsv aggregate-advised.tsv duplicates.tsv summary.tsv records.tsv.gz; do
    same "$file: the same on the second run" "first/$file" "results/$file"
done

# whatever goes wrong: what was there stays as it is, and nothing else is left
# untouched TITLE STATUS COMMAND MESSAGES
untouched()
{
    title=$1
    row "$2" "$3" '' '' "$4"
    title=
    state results >after
    same "$1: the last good results are untouched" before after
    same "$1: nothing is left" <(printf 'results\n') <(find . -maxdepth 1 -name '*results*' -printf '%f\n')
}

state results >before
cp -R sources odd
cp odd/registry.csv odd/新表.csv
cp -R sources without
rm without/registry.csv without/resident.csv without/proxy.csv
cp -R sources rejected
awk 'NR == 1 { print; next } { sub(/[0-9]/, "x"); print }' sources/cadre.csv >rejected/cadre.csv
cp -R sources torn
head -c 30000 sources/employee.csv.gz >torn/employee.csv.gz
cp -R sources wrong-policy
cp -R "$policy" broken-policy
chmod -R u+w broken-policy
sed -i 's/^near,/nearly,/' broken-policy/bands.csv
: >file

untouched 'no such directory' 3 '"$report" -o results nowhere' 'county-report: nowhere: no directory that can be read'
untouched 'no directory named' 2 '"$report" -o results' 'county-report: needs one directory of sources; see county-report --help'
untouched 'two directories named' 2 '"$report" -o results sources odd' 'county-report: needs one directory of sources; see county-report --help'
untouched 'an unknown option' 2 '"$report" -x -o results sources' 'county-report: -x: unknown option; see county-report --help'
untouched 'an option without its value' 2 '"$report" -o results -p' 'county-report: -p: its value is missing; see county-report --help'
untouched 'no such policy' 2 '"$report" -p nowhere -o results sources' 'find-policy: nowhere: there is no such policy directory, and by name there are xiuning-2024'
untouched 'a file of no source' 1 '"$report" -o results odd' \
    "county-report: odd/新表.csv: its name fits no pattern¶county-report: files without a place: 1; rename them after a pattern in $top/pipelines/sources.csv or move them out"
untouched 'sources missing' 1 '"$report" -o results without' \
    "county-report: no registry file (named registry* 户籍* 人口*): without the population register nobody is eligible, and no rate has a base¶county-report: no resident file (named resident* 居保* 城乡居保*): without the roster everyone would count as not enrolled¶county-report: no proxy file (named proxy* 代缴* 低保*): without the year's determination every 代缴 person would count as cancelled¶county-report: without: not a county's sources"
see='county-report: rows it rejected can be seen by normalize --as SOURCE --rejects DIRECTORY FILE >/dev/null'
failed="county-report: normalize failed; $here/results is as it was"
untouched 'too many rows rejected' 1 '"$report" -o results rejected' "*$see¶$failed"
untouched 'a source cut short' 1 '"$report" -o results torn' "*: gzip data is cut short: fetch the file again¶$see¶$failed"
untouched 'a policy that makes no sense' 2 '"$report" -p broken-policy -o results sources' \
    'find-policy: broken-policy/policy.csv:9: value "near": is no band of bands.csv'

# --- killed. The wrapped stage takes some of its input, so that the run is well under way.
# dies COMMAND...: keeps the shell's own word on a killed command out of the messages; a command that
# does not end at all is stopped in the end
dies()
{
    { timeout --foreground -s KILL 20 "$@" 2>&6; } 6>&2 2>/dev/null
}

# Signals in numbers: those behind the first come while it takes everything away.
wrap aggregate-targets <<'END'
head -c 1000 >/dev/null
while kill -TERM "$PPID" 2>/dev/null; do
    :
done
exec sleep 30
END
for ((i = 0; i < 20; i++)); do
    title="many signals, turn $i"
    run 143 'CANBAO_BIN=$here/wrapped dies "$report" -o results sources'
    same "$title: says nothing" /dev/null <(grep -v '^normalize: ' "$err")
    state results >after
    same "$title: the last good results are untouched" before after
    same "$title: nothing is left" <(printf 'results\n') <(find . -maxdepth 1 -name '*results*' -printf '%f\n')
done
title=

for stage in normalize dedupe-by-id-hash classify-age-band assign-grade aggregate-targets; do
    case $stage in
    normalize) begin='[[ $* != *--version* ]] || exec "$true_bin/$name" "$@"; "$true_bin/$name" "$@" | head -c 100000' ;;
    *) begin='head -c 1000 >/dev/null' ;;
    esac
    signals=TERM
    [ "$stage" != dedupe-by-id-hash ] || signals="HUP INT QUIT TERM"
    for signal in $signals; do
        wrap "$stage" <<END
$begin
kill -$signal "\$PPID"
exec sleep 30
END
        title="$stage: SIG$signal to county-report"
        status=$((128 + $(kill -l "$signal")))
        run "$status" 'CANBAO_BIN=$here/wrapped dies "$report" -o results sources'
        same "$title: says nothing" /dev/null <(grep -v '^normalize: ' "$err")
        state results >after
        same "$title: the last good results are untouched" before after
        same "$title: nothing is left" <(printf 'results\n') <(find . -maxdepth 1 -name '*results*' -printf '%f\n')
    done
    wrap "$stage" <<END
$begin
kill -KILL "\$PPID"
exit 1
END
    run 137 'CANBAO_BIN=$here/wrapped dies "$report" -o results sources'
    until_done
    state results >after
    same "$stage: SIGKILL to county-report: the last good results are untouched" before after
    wrap "$stage" <<END
$begin
kill -KILL \$\$
END
    untouched "$stage: killed itself" 3 'CANBAO_BIN=$here/wrapped "$report" -o results sources' '*'
    wrap "$stage" <<END
$begin
echo "$stage: no" >&2
exit 3
END
    untouched "$stage: failed" 3 'CANBAO_BIN=$here/wrapped "$report" -o results sources' \
        "*county-report: $stage failed; $here/results is as it was"
done

# killed at the moment of publishing: the old results or the new ones, never a mixture
wrap swap-directories <<'END'
case $2 in *results) kill -KILL "$PPID" ;; esac
exec "$true_bin/$name" "$@"
END
run 137 'CANBAO_BIN=$here/wrapped dies "$report" -o results sources'
until_done
same 'SIGKILL while publishing: the results are whole' <(cd first && ls -R) <(cd results && ls -R)
run 0 '"$report" -o results sources'
same 'the run after a SIGKILL: nothing is left' <(printf 'results\n') <(find . -maxdepth 1 -name '*results*' -printf '%f\n')
same 'the run after a SIGKILL: the table' table "$out"
state results >before

# --- a full disk
untouched 'a limit on the size of files' 3 '(ulimit -f 300 && exec "$report" -o results sources)' '*'
cat >full-disk <<'END'
mkdir disk && mount -t tmpfs -o size=8m none disk || exit 77
"$report" -o disk/results sources >/dev/null 2>&1 || exit 78
state disk/results >on-disk
dd if=/dev/zero of=disk/fill bs=1k count=$(($(df -k --output=avail disk | tail -n 1) - 600)) 2>/dev/null
"$report" -o disk/results sources >full.out 2>full.err
echo $? >full.status
state disk/results >on-disk.after
ls -A disk >disk.list
END
export -f state
export report
if unshare -rm bash full-disk 2>/dev/null || unshare -m bash full-disk 2>/dev/null; then
    same 'a full disk: status' <(echo 3) full.status
    same 'a full disk: nothing on standard output' /dev/null full.out
    same 'a full disk: the last good results are untouched' on-disk on-disk.after
    same 'a full disk: nothing is left' <(printf 'fill\nresults\n') disk.list
fi

# --- a second run at once is refused, and does no harm to the first
wrap normalize <<END
if [[ \$* != *--version* ]]; then
    CANBAO_BIN=\$true_bin "$report" -o $here/results sources >second.out 2>second.err
    echo \$? >second.status
fi
exec "\$true_bin/\$name" "\$@"
END
run 0 'CANBAO_BIN=$here/wrapped "$report" -o results sources'
same 'a second run at once: the first ends well' table "$out"
text "county-report: $here/results: another run is at work on it; let it end first¶" >"$want"
same 'a second run at once: its message' "$want" second.err
same 'a second run at once: its status' <(echo 3) second.status
same 'a second run at once: nothing on standard output' /dev/null second.out
state results >before

# --- directories that are not ours to replace
mkdir theirs
echo x >theirs/notes.txt
row 2 '"$report" -o theirs sources' '' '' "county-report: $here/theirs: holds notes.txt, which is not a result of a former run; name another directory"
row 2 '"$report" -o file sources' '' '' "county-report: $here/file: not a directory"
row 2 '"$report" -o . sources' '' '' "county-report: $here: would be replaced under the current directory; go out of it first"
row 3 '"$report" -o nowhere/results sources' '' '' "county-report: $here/nowhere: no such directory"
cp -Rp results kept
echo note >results/notes.txt
row 2 '"$report" -o results sources' '' '' "county-report: $here/results: holds notes.txt, which is not a result of a former run; name another directory"
rm results/notes.txt
touch results/rejects/proxy.rejects.csv
row 2 '"$report" -o results sources' '' '' "county-report: $here/results/rejects/proxy.rejects.csv: changed since it was made; move it to the sources under a name of its own"
rm -rf results

# --- odd places and names
mkdir -p '来源 一/去年' '来源 一/空'
cp sources/*.csv.gz '来源 一'
cp sources/resident.csv '来源 一/居保 一.csv'
cp sources/registry.csv '来源 一/户籍.CSV'
cp sources/proxy.csv '来源 一/低保.csv'
gzip -c sources/enterprise.csv >'来源 一/企业名单.csv.gz'
cp sources/flexible.csv '来源 一/新业态从业.csv'
cp sources/hardship.csv '来源 一/困难群众.csv'
cp sources/cadre.csv '来源 一/村两委.csv'
cp sources/capable.csv '来源 一/经济能人.csv'
cp sources/migrant.csv '来源 一/外出务工.csv'
cp sources/refused.csv '来源 一/不愿缴费.csv'
cp sources/exempt.csv '来源 一/在校生等.csv'
cp sources/elsewhere.csv '来源 一/机关保.csv'
echo x >'来源 一/.hidden'
echo x >'来源 一/README.txt'
mkdir away
run 0 'cd away && "$report" -p "$policy" -o "../结果 一/" "../来源 一/"'
same 'Chinese names: aggregate-paid.tsv' "$county/expected/aggregate-paid.tsv" '结果 一/aggregate-paid.tsv'
same 'Chinese names: records.tsv.gz' 4-assign-grade <(zcat '结果 一/records.tsv.gz')
mkdir -- -x
cp sources/* ./-x
run 0 '"$report" -o results -- -x'
same 'a name with a hyphen: aggregate-paid.tsv' "$county/expected/aggregate-paid.tsv" results/aggregate-paid.tsv
rm -rf results

# several files a source
mkdir several
cp sources/* several
head -n 5000 sources/registry.csv >several/registry-1.csv
{ head -n 1 sources/registry.csv; tail -n +5001 sources/registry.csv; } >several/registry-2.csv
rm several/registry.csv
run 0 '"$report" -o results several'
same 'several files a source: records.tsv.gz' 4-assign-grade <(zcat results/records.tsv.gz)
row 1 'cp several/registry-1.csv twice.csv && gzip -c twice.csv >several/registry-1.csv.gz && "$report" -o results several' \
    '' '' 'county-report: several/registry-1.csv.gz: the same table as registry-1.csv? Keep one of the two'

# --- the terminal
row 3 '"$report" -o results sources >/dev/full' '' '' "*county-report: standard output: cannot write; $here/results is complete"
run 0 '"$report" --version'
same 'county-report --version' <(echo "county-report (canbao) $(normalize --version | sed 's/.* //')") "$out"
for option in -h --help; do
    row 0 "\"\$report\" $option" '' @county-report.help ''
done
