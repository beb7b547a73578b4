# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# county-report on small counties, each with one fault planted: the table is right, or the run stops, says what to do
# and leaves the results as they were.
report=$bin/county-report
[ -x "$report" ] || report=$top/pipelines/county-report
export report
here=$(pwd -P)
as_it_was="$here/results is as it was"

# The good county, in UTF-8: the first rows of the fixtures' county, and a list of ten.
mkdir good
for source in registry resident proxy; do
    iconv -f "$([ "$source" = registry ] && echo UTF-8 || echo GB18030)" -t UTF-8 \
        "$top/fixtures/county/$source.csv" | head -n 300 >good/$source.csv
done
head -n 11 "$top/fixtures/county/migrant.csv" >good/migrant.csv
run 0 '"$report" -o results good'
cp "$out" table
cp -Rp results first

# accepted SOURCE [SUMMARY]: the rows of a source's file that were accepted
accepted()
{
    awk -F '\t' -v file="$1.csv" '$1 == "normalize" && $2 == file { print $4 }' "${2-results/summary.tsv}"
}

# persons DIR: the persons of a county's results
persons()
{
    awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "persons") at = i } { n += $at } END { print n }' \
        "$1/counts.tsv"
}

# contents DIR: every file of it
contents()
{
    (cd "$1" && find . -type f -exec cksum {} + | sort)
}

# plant NAME: a copy of the good county in NAME
plant()
{
    title=$1
    rm -rf "$1"
    cp -R good "$1"
}

# refused MESSAGES [OPTION]...: the county that was planted last is refused so
refused()
{
    row 1 "\"\$report\" ${*:2} -o results $title" '' '' "$1"
    same "$title: results as they were" <(contents first) <(contents results)
    same "$title: nothing is left" /dev/null <(find . -maxdepth 1 -name '.results*')
}

# taken [OPTION]...: it is taken; the results that were there come back afterwards
taken()
{
    run 0 "\"\$report\" $* -o results $title"
    rm -rf made
    mv results made
    cp -Rp first results
}

# --- rows and persons that are lost
lost="county-report: too much was lost; $here/results is as it was: see that all files are whole; if they are, run again with --max-loss 100%"
plant quarter
head -n 75 good/registry.csv >quarter/registry.csv
taken --max-loss 100%
was=$(accepted registry) is=$(accepted registry made/summary.tsv)
were=$(persons results) are=$(persons made)
check 'the register of the quarter is a quarter' test "$((is * 4))" -gt 250 -a "$((is * 4))" -le "$was"
refused "*county-report: accepted rows of registry: $was in the results that are there, $is now: more than 20 % lost¶county-report: persons of the county: $were in the results that are there, $are now: more than 5 % lost¶$lost"
refused "*now: more than 75 % lost¶$lost" --max-loss 60% --max-loss=75%
taken --max-loss 75.5%
for limit in 20 101% 100.01% 5.123% % -1% x% ''; do
    row 2 "\"\$report\" --max-loss '$limit' -o results good" '' '' "county-report: --max-loss $limit: must be a share from 0% to 100%"
done

plant ten-less-two
head -n 9 good/migrant.csv >ten-less-two/migrant.csv
taken
refused "*county-report: accepted rows of migrant: 10 in the results that are there, 8 now: more than 19.99 % lost¶$lost" --max-loss 19.99%
refused "*county-report: accepted rows of migrant: 10 in the results that are there, 8 now: more than 0 % lost¶$lost" --max-loss 0%
plant ten-less-three
head -n 8 good/migrant.csv >ten-less-three/migrant.csv
refused "*county-report: accepted rows of migrant: 10 in the results that are there, 7 now: more than 20 % lost¶$lost"
plant a-file-less
rm a-file-less/migrant.csv
refused "*county-report: accepted rows of migrant: 10 in the results that are there, 0 now: more than 20 % lost¶$lost"
# Rows of a source count together, whatever its files are called.
plant two-files
{ head -n 1 good/registry.csv; tail -n +151 good/registry.csv; } >two-files/户籍.csv
head -n 150 good/registry.csv >two-files/registry.csv
taken
same 'a source in two files: counts' first/counts.tsv made/counts.tsv

# What is there may be of another version, which left less behind.
for missing in summary.tsv counts.tsv; do
    plant "without-$missing"
    rm "results/$missing"
    run 0 "\"\$report\" -o results $title"
    same "$title: what it says" <(echo "county-report: $here/results: made by another version, or incomplete: what was lost since then cannot be told") \
        <(grep ^county-report: "$err")
    rm -rf results
    cp -Rp first results
done

# --- more rows rejected than the limit allows, until they came back mended
plant mended
sed -i '4,90s/正常缴费/交了/' mended/resident.csv
failed="county-report: normalize failed; $here/results is as it was"
see='county-report: rows it rejected can be seen by normalize --as SOURCE --rejects DIRECTORY FILE >/dev/null'
refused "*$see¶$failed"
normalize --as resident --rejects made.rejects mended/resident.csv >/dev/null 2>&1
sed '2,15s/交了/正常缴费/' made.rejects/resident.rejects.csv >mended/resident.rejects.csv
refused "*$see¶$failed"
sed 's/交了/正常缴费/' made.rejects/resident.rejects.csv >mended/resident.rejects.csv
rejected=$(($(wc -l <made.rejects/resident.rejects.csv) - 1))
back=$(normalize --as resident mended/resident.rejects.csv 2>/dev/null | tail -n +2 | wc -l)
check 'more than a tenth was rejected' test "$rejected" -gt 30
taken
same 'mended: what it says' \
    <(echo "county-report: mended/resident.csv: taken all the same: $back of its $rejected rejected rows came back mended") \
    <(grep ^county-report: "$err")
check 'mended: the closing line' grep -q "；退回 [0-9]* 条，其中 $back 条已改$" "$out"
same 'mended: the counts' first/counts.tsv made/counts.tsv

# --- a needed source without one accepted row
plant no-rows
head -n 1 good/proxy.csv >no-rows/proxy.csv
refused "*county-report: proxy: no row was accepted of proxy.csv: put the right file there¶county-report: needed sources without a row: 1; $as_it_was" --max-loss 100%

# --- a file that somebody has open
plant open
printf x >"open/~\$户籍.xlsx"
printf x >'open/.~lock.居保.xlsx#'
printf x >'open/.~registry.csv'
how='which is open in WPS, Excel or LibreOffice: save and close it there; where nobody has it open, remove the lock'
refused "county-report: open/~\$户籍.xlsx: the lock of 户籍.xlsx, $how¶county-report: open/.~lock.居保.xlsx#: the lock of 居保.xlsx, $how¶county-report: open/.~registry.csv: the lock of registry.csv, $how¶county-report: open files: 3; close them, then run again"
title='locks beside the results'
for lock in 'results/~$counts.tsv' 'results/.~lock.counts.tsv#' results/rejects/.~lock.registry.rejects.csv# \
    'results/rejects/~$registry.rejects.csv' results/.~counts.tsv; do
    printf x >"$lock"
done
row 0 '"$report" -o results good' '' @table '*'
same 'locks beside the results: gone with what they locked' <(contents first | grep -v 'run.tsv$') \
    <(contents results | grep -v 'run.tsv$')
mkdir 'results/.~lock.x#'
row 2 '"$report" -o results good' '' '' \
    "county-report: $here/results: holds .~lock.x#, which is not a result of a former run; name another directory"
rmdir 'results/.~lock.x#'
rm -rf results
cp -Rp first results

# --- names that show a person or act on a terminal
plant ids
mv ids/migrant.csv 'ids/migrant 341022-19740315-0299.csv'
taken
same 'an ID in a name: tables' <(printf '%s\n' 'migrant 341022-********-0299.csv' 'migrant 341022-********-0299.csv') \
    <(grep -ho 'migrant [^	]*' made/run.tsv made/summary.tsv)
check 'an ID in a name: messages' eval '! grep -q 19740315 "$err"'
plant odd-names
printf x >$'odd-names/\xe2\x80\xae\xff３４１０２２１９７４０３１５０２９９\x1b]0;x.csv'
refused "county-report: odd-names/??３４１０２２********０２９９?]0;x.csv: a name with a line break or TAB in it cannot be written to a table¶county-report: files without a place: 1; rename them after a pattern in $top/pipelines/sources.csv or move them out"

# --- a header that nothing knows
plant header
sed -i '3s/2024年实缴金额/2024年缴了多少/' header/resident.csv
run 1 "\"\$report\" -o results $title"
check 'the column is named' grep -q '^normalize: header/resident.csv:3: .*paid.*2024年缴了多少' "$err"
same 'a header: results as they were' <(contents first) <(contents results)
taken --without resident:paid
same 'which column a file did without' <(text '按 --without 的要求，下列各列空缺，有关指标不可靠：¶  resident.csv  paid（2024年实缴金额）¶') \
    <(sed -n '/--without/,/^ /p' "$out")
plant unit
sed -i '3s/2024年实缴金额/2024年实缴金额(元)/' unit/resident.csv
row 0 "\"\$report\" -o results $title" '' @table '*'
# --- rows that end at CR alone
plant cr
tr -d '\r' <good/proxy.csv | tr '\n' '\r' >cr/proxy.csv
row 0 "\"\$report\" -o results $title" '' @table '*'

# --- the options
rows <<'END'
# --without
2 | "$report" --without paid -o results good | | | county-report: --without paid: must be SOURCE:COLUMN, such as resident:paid; sources are registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere
2 | "$report" --without resident:paid,grade -o results good | | | county-report: --without resident:paid,grade: must be SOURCE:COLUMN, such as resident:paid; sources are registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere
2 | "$report" --without= -o results good | | | county-report: --without : must be SOURCE:COLUMN, such as resident:paid; sources are registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere
2 | "$report" good --without | | | county-report: --without: its value is missing; see county-report --help
2 | "$report" --with good | | | county-report: --with: unknown option; see county-report --help
END
