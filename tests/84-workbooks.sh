# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# county-report and county-report-sharded take workbooks beside tables: the same results as of the tables in them.
fixtures from-workbook
report=$bin/county-report
[ -x "$report" ] || report=$top/pipelines/county-report
lacks=registry:town,registry:village,resident:paid_prev,resident:paid
export report lacks

mkdir tables workbooks mixed damaged
printf '姓名,身份证号,参保状态,缴费档次\n汪明,341022198001010213,正常缴费,500\n' >tables/resident.csv
cp tables/resident.csv workbooks/
from-workbook --sheet all sheets.xls >tables/registry.csv
from-workbook --sheet all titles.xlsx >tables/proxy.csv
cp sheets.xls workbooks/registry.XLS
cp titles.xlsx workbooks/proxy.xlsx
run 0 '"$report" --without "$lacks" -o of-tables tables'
cp "$out" table
for how in '' '-sharded -j 2'; do
    rm -rf of-workbooks
    run 0 "\"\$report\"$how --without $lacks -o of-workbooks workbooks"
    same "county-report$how: the table" table <(sed 's/of-workbooks/of-tables/; s/registry.XLS/registry.csv/; s/proxy.xlsx/proxy.csv/' "$out")
    for file in counts.tsv aggregate-paid.tsv aggregate-due.tsv duplicates.tsv; do
        same "county-report$how: $file" "of-tables/$file" "of-workbooks/$file"
    done
    same "county-report$how: records" <(gzip -dc of-tables/records.tsv.gz) <(gzip -dc of-workbooks/records.tsv.gz)
    same "county-report$how: inputs" <(printf '%s\n' proxy.xlsx registry.XLS resident.csv) \
        <(awk -F '\t' '$1 == "normalize" { print $2 }' of-workbooks/summary.tsv | LC_ALL=C sort)
    same "county-report$how: messages name the files that were given" \
        <(printf 'workbooks/%s\n' proxy.xlsx registry.XLS resident.csv) \
        <(sed -n 's/^[a-z-]*: \([^:]*\): .*/\1/p' "$err" | LC_ALL=C sort -u)
    check "county-report$how: nothing is left behind" test "$(find . -name '.of-*' | wc -l)" = 0
done

# A rejected row of a workbook comes back in a file named after it, with the row's number in the sheet.
cp ids.xls workbooks/hardship.xls
run 0 '"$report" --without "$lacks" -o of-rejects workbooks'
same 'rejects of a workbook' <(printf '\xef\xbb\xbf姓名,身份证号,reject_reason,reject_column,reject_line\r\n乙,3.4102219800101E+17,id_mangled,身份证号,3\r\n') \
    of-rejects/rejects/hardship.xls.rejects.csv

# A workbook that is none stops the report, which leaves the results as they were.
cp tables/* damaged/
cp html.xls damaged/migrant.xls
run 1 '"$report" --without "$lacks" -o of-tables damaged'
same 'a web page under the name of a workbook' <(printf '%s\n' 'from-workbook: damaged/migrant.xls: this is a web page, whatever its name: open it in WPS and save it as .xlsx' "county-report: from-workbook failed; $(pwd -P)/of-tables is as it was") "$err"
check 'the results are as they were' test -s of-tables/run.tsv
cp other-header.xlsx damaged/migrant.xlsx
rm damaged/migrant.xls
run 1 '"$report" --without "$lacks" -o of-tables damaged'
check 'a sheet with another header' grep -q 'sheet "说明" has another header than the first' "$err"


# Every kind of .xls gives what the table in it gives, or stops the report.
cp -r tables kinds
printf '姓名,身份证号\n汪明,341022198001010213\n' >kinds/migrant.csv
run 0 '"$report" --without "$lacks" -o of-tables kinds'
cp "$out" table
rm kinds/migrant.csv
for kind in small capitals bare five-936 five-10008 five-54936 five-65001 five-untold five-bare eight-10000; do
    cp "$kind.xls" kinds/migrant.xls
    rm -rf of-workbooks
    run 0 '"$report" --without "$lacks" -o of-workbooks kinds'
    same "$kind.xls: the table" table <(sed 's/of-workbooks/of-tables/; s/migrant.xls/migrant.csv/' "$out")
    same "$kind.xls: counts" of-tables/counts.tsv of-workbooks/counts.tsv
    same "$kind.xls: records" <(gzip -dc of-tables/records.tsv.gz) <(gzip -dc of-workbooks/records.tsv.gz)
done
cp -r of-tables before
for kind in locked-early locked-package five-unknown excel-4-book no-stream cut archive-1; do
    cp "$kind.xls" kinds/migrant.xls
    run 1 '"$report" --without "$lacks" -o of-tables kinds'
    same "$kind.xls: the message" <(sed "s,$kind.xls,kinds/migrant.xls," "$kind.xls.err") <(grep '^from-workbook: kinds/migrant' "$err")
done
check 'the results are as they were' diff -r before of-tables
