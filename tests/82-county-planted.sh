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
cp -a results first

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
    cp -a good "$1"
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
    cp -a first results
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
    cp -a first results
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
cp -a first results

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
plant two-rows # 姓名, 身份证号 and the like merged over both rows of the header, the year above
awk -v FS=, -v OFS=, '{ sub(/\r$/, "") } NR == 3 { for (i = 1; i <= NF; i++) { below = below (i > 1 ? "," : "") (i == 9 || i == 10 ? $i : "") }
    $9 = "实缴情况"; $10 = ""; print; print below; next } { print }' good/resident.csv >two-rows/resident.csv
row 0 "\"\$report\" -o results $title" '' @table '*'
plant second-header
{ cat good/migrant.csv; head -n 1 good/migrant.csv; } >second-header/migrant.csv
run 0 "\"\$report\" -o results $title"
check 'a header in the middle is sent back' grep -q '^姓名,身份证号,.*,id_chars,身份证号,12' results/rejects/migrant.rejects.csv
rm -rf results && cp -a first results
plant turned-header # below it last year's amounts stand before this year's
awk -v FS=, -v OFS=, '{ sub(/\r$/, ""); print } NR >= 3 && NR < 8 { ten = $10; $10 = $9; $9 = ten; turned = turned $0 "\n" }
    END { printf "%s", turned }' good/resident.csv >turned-header/resident.csv
refused "*normalize: turned-header/resident.csv:$(($(wc -l <good/resident.csv) + 1)): a second header, in which the column for paid stands elsewhere than in line 3: save the rows from here on as a file of their own¶$see¶$failed"
plant side-by-side # persons in two columns: in a register the second is not looked at
sed '1s/\r*$/,姓名,公民身份号码/; 2s/\r*$/,甲,341022198001010512/' good/registry.csv >side-by-side/registry.csv
run 0 "\"\$report\" -o results $title"
check 'persons side by side are told' grep -q '^normalize: side-by-side/registry.csv:1: not looked at, since a column before says the same: 姓名, 公民身份号码$' "$err"
rm -rf results && cp -a first results

# --- rows that end in other ways
plant cr
tr -d '\r' <good/proxy.csv | tr '\n' '\r' >cr/proxy.csv
row 0 "\"\$report\" -o results $title" '' @table '*'
plant mixed-ends
for source in registry resident proxy migrant; do
    awk '{ sub(/\r$/, ""); printf "%s%s", $0, NR % 3 == 0 ? "\r" : NR % 3 == 1 ? "\n" : "\r\n" }' good/$source.csv >mixed-ends/$source.csv
done
row 0 "\"\$report\" -o results $title" '' @table '*'
plant short-rows # blank cells at the end are left out, behind the last column that is read
awk -v FS=, -v OFS=, '{ sub(/\r$/, "") } NR > 3 { NF = 11 } { print }' good/resident.csv >short-rows/resident.csv
row 0 "\"\$report\" -o results $title" '' @table '*'
rm -rf results && cp -a first results
plant broken-rows # before it
awk -v FS=, -v OFS=, '{ sub(/\r$/, "") } NR > 3 { NF = 9 } { print }' good/resident.csv >broken-rows/resident.csv
refused "*$see¶$failed"

# --- cells
plant dates # every day written otherwise
awk -v FS=, -v OFS=, '{ sub(/\r$/, "") } NR > 3 && $11 ~ /^2.*-/ { split($11, d, "-")
    $11 = NR % 4 == 0 ? d[1] "年" d[2] + 0 "月" d[3] + 0 "日" : NR % 4 == 1 ? d[1] "/" d[2] "/" d[3] " 08:30:00" : NR % 4 == 2 ? $11 "T00:00:00" : d[1] d[2] d[3] }
    { print }' good/resident.csv >dates/resident.csv
row 0 "\"\$report\" -o results $title" '' @table '*'
rm -rf results && cp -a first results
plant amounts # two in a cell, in each row
awk -v FS=, -v OFS=, '{ sub(/\r$/, "") } NR > 3 { $10 = "\"" $10 "\n" $10 "\"" } { print }' good/resident.csv >amounts/resident.csv
refused "*$see¶$failed"
plant lost-characters # U+FFFD in every name
awk -v FS=, -v OFS=, '{ sub(/\r$/, "") } NR > 3 { $4 = $4 "\xef\xbf\xbd" } { print }' good/resident.csv >lost-characters/resident.csv
refused "*$see¶$failed"
plant footers
printf '合计,,,,,,,,60000,60000,,\n制表人：甲,,,,,,审核人：乙,,,,,\n' >>footers/resident.csv
run 0 "\"\$report\" -o results $title"
same 'footers: the counts' first/counts.tsv results/counts.tsv
same 'footers: told apart' <(echo 2) <(grep -c ',footer,' results/rejects/resident.rejects.csv)
rm -rf results && cp -a first results

# --- the mark alone of a file that is open elsewhere, and files that are no tables
plant lone-mark
printf x >"lone-mark/~\$migrant.csv"
refused "county-report: lone-mark/~\$migrant.csv: the lock of migrant.csv, $how¶county-report: open files: 1; close them, then run again"
# other NAME WHAT <BYTES: the list of the county is no table
other()
{
    plant "$1"
    cat >"$1/migrant.csv"
    refused "*normalize: $1/migrant.csv: $2¶$see¶$failed"
}
other empty 'the file is empty' </dev/null
other blank 'nothing but blanks in it' <<<' '
head -c 4096 /dev/zero | other zeros 'nothing but zero bytes, as where copying was broken off: fetch it again'
iconv -f UTF-8 -t UTF-16LE good/migrant.csv | other utf-16le 'UTF-16 without a mark: --encoding UTF-16LE'
iconv -f UTF-8 -t UTF-16BE good/migrant.csv | other utf-16be 'UTF-16 without a mark: --encoding UTF-16BE'
iconv -f UTF-8 -t BIG5 <<<$'姓名,身分證號,鄉鎮\n張三豐,1,海陽鎮' | other big5 'looks like Big5: save it as UTF-8'
printf 'MIME-Version: 1.0\n\n<table>' | other mhtml 'this is a web archive, whatever its name: open it in WPS and save it as .xlsx'
printf '<table><tr><td>姓名' | other html 'this is a web page, whatever its name: open it in WPS and save it as .xlsx'
printf '[{"姓名":"甲"}]' | other json 'this is JSON, no table: ask for the table as .xlsx or CSV'
printf '{\\rtf1' | other rtf 'this is a document (RTF), no table: copy the table in it to a new workbook'
printf 'PK\3\4 word/document.xml' | other word 'this is a document of Word, no table: copy the table in it to a new workbook'
printf 'SQLite format 3\0' | other sqlite 'this is a database: ask for the table in it as .xlsx or CSV'
printf '\x89PNG\r\n\x1a\n' | other image 'this is an image, no table: ask for the workbook that it was made of'
{ printf '\3\x7c\3\5\1\0\0\0\x41\0\x0b\0'; head -c 20 /dev/zero; } | other dbf 'this is a table of dBase (.dbf): open it in WPS and save it as .xlsx'
for kind in 2 3 4; do
    plant "biff$kind"
    rm "biff$kind/migrant.csv"
    case $kind in
    2) printf '\x09\0\4\0\2\0\x10\0' ;;
    3) printf '\x09\2\6\0\0\0\x10\0\0\0' ;;
    4) printf '\x09\4\6\0\0\4\x10\0\0\0' ;;
    esac >"biff$kind/migrant.xls"
    refused "*from-workbook: biff$kind/migrant.xls: this is a workbook of Excel 4 or older: open it in WPS and save it as .xlsx¶county-report: from-workbook failed; $as_it_was"
done

# --- the options
rows <<'END'
# --without
2 | "$report" --without paid -o results good | | | county-report: --without paid: must be SOURCE:COLUMN, such as resident:paid; sources are registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere
2 | "$report" --without resident:paid,grade -o results good | | | county-report: --without resident:paid,grade: must be SOURCE:COLUMN, such as resident:paid; sources are registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere
2 | "$report" --without= -o results good | | | county-report: --without : must be SOURCE:COLUMN, such as resident:paid; sources are registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere
2 | "$report" good --without | | | county-report: --without: its value is missing; see county-report --help
2 | "$report" --with good | | | county-report: --with: unknown option; see county-report --help
END
