# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# nearest-areas, and unknown-areas: unknown towns and villages, the nearest known, and the way back into areas.csv.
unknown=$bin/unknown-areas
[ -x "$unknown" ] || unknown=$top/pipelines/unknown-areas
export unknown

# person N TOWN VILLAGE: N made-up persons of that area
ids=(341022198001010512 341022198001010520 341022198001010539 341022198001010547 341022198001010555 341022198001010563)
persons()
{
    local i

    for ((i = 0; i < $1; i++)); do
        printf '人%d,%s,%s,%s\n' "$i" "${ids[i]}" "$2" "$3"
    done
}
{
    echo '姓名,身份证号,乡镇,村'
    persons 5 海阳镇 川湖行政村
    persons 3 海阳镇 川胡村
    persons 2 海阳真 横江居委会
    persons 1 某镇 某村
    persons 6 海阳镇 川湖村
    persons 2 万安镇 '"新村""甲,乙"""'
    persons 4 '' 横江社
    persons 1 海洋镇 ''
    persons 1 海阳镇 ''
    persons 1 '' ''
} >written.csv
normalize --as registry written.csv >records.tsv 2>said
gzip -c records.tsv >records.tsv.gz
head -n 1 records.tsv >none.tsv
sed '3s/\t//' records.tsv >malformed.tsv
cut -f 1-5 records.tsv >lacking.tsv
cat >want.csv <<'END_OF_WANT'
code,town,village,aliases,persons,town_written,others
341022100205,海阳镇,川湖村,川湖行政村,5,,
341022100001,海阳镇,横江社区,横江社,4,,
341022100205,海阳镇,川湖村,川胡村,3,,
,万安镇,"新村""甲,乙""",,2,,
341022100001,海阳镇,横江社区,横江居委会,2,海阳真,
,某镇,某村,,1,,
341022100000,海阳镇,,海洋镇,1,海洋镇,
END_OF_WANT
gone='unknown-areas: the records could not be read; what is wrong stands above'
rows <<END_OF_ROWS
# what is not known
0 | \$unknown records.tsv | | @want.csv |
0 | \$unknown - <records.tsv.gz | | @want.csv |
0 | \$unknown <records.tsv | | @want.csv |
0 | \$unknown -p $policy records.tsv.gz | | @want.csv |
0 | dedupe-by-id-hash <records.tsv >merged.tsv && \$unknown merged.tsv >less.csv && head -n 1 less.csv | | code,town,village,aliases,persons,town_written,others |
0 | \$unknown none.tsv | | code,town,village,aliases,persons,town_written,others |
# what cannot be read
1 | \$unknown malformed.tsv | | code,town,village,aliases,persons,town_written,others | classify-age-band: malformed.tsv:3: 18 fields where the header names 19: the line is malformed¶$gone
3 | \$unknown nowhere.tsv | | | classify-age-band: nowhere.tsv: cannot open: No such file or directory¶assign-grade: -: no bytes at all: the filter before this one failed, or the FILE is empty¶aggregate-targets: -: no bytes at all: the filter before this one failed, or the FILE is empty¶nearest-areas: -: no bytes at all: the filter before this one failed, or the FILE is empty¶$gone
2 | \$unknown -p nowhere records.tsv | | | find-policy: nowhere: there is no such policy directory, and by name there are xiuning-2024
2 | \$unknown -x | | | unknown-areas: -x: unknown option; see unknown-areas --help
2 | \$unknown -p | | | unknown-areas: -p: its value is missing; see unknown-areas --help
0 | \$unknown --version | | unknown-areas (canbao) $(normalize --version | sed 's/.* //') |
END_OF_ROWS
run 0 '$unknown --help'
same 'help' <(sed -n "/^usage='/,/'\$/p" "$top/pipelines/unknown-areas" | sed "1s/^usage='//; \$s/'\$//") "$out"

# Pasted into areas.csv, the names are known: nothing is left but what was new.
cp -R "$policy" mended
sed -i '/,海阳镇,川湖村,/s/$/|川湖行政村|川胡村/; /,海阳镇,横江社区,/s/$/|横江社|横江居委会/; /,海阳镇,,/s/$/海洋镇|海阳真/; $a ,万安镇,"新村""甲,乙""",' mended/areas.csv
run 0 'normalize --policy mended --as registry written.csv | $unknown -p mended'
same 'what is left after mending' <(printf '%s\n' code,town,village,aliases,persons,town_written,others 341022100001,海阳镇,横江社区,横江社,4,, ,某镇,某村,,1,,) "$out"

rows <<'END_OF_ROWS'
# nearest-areas
0 | nearest-areas | village→n→town¶川胡村→1→海阳镇 | village→n→town→near_town→near_village→near_others¶川胡村→1→海阳镇→海阳镇→川湖村→ |
0 | nearest-areas | town→village¶海阳真→ | town→village→near_town→near_village→near_others¶海阳真→→海阳镇→→ |
0 | nearest-areas | town→village¶海阳镇→长丰 | town→village→near_town→near_village→near_others¶海阳镇→长丰→海阳镇→→ |
0 | nearest-areas | town→village¶→儒林村¶蓝田镇→西儒村 | town→village→near_town→near_village→near_others¶→儒林村→五城镇→古林村→蓝田镇儒村村\x7c龙田乡桃林村¶蓝田镇→西儒村→蓝田镇→西村村→蓝田镇儒村村 |
1 | nearest-areas | town→name¶海阳镇→长丰 | | nearest-areas: -:1: no column village: run the filter that adds it first
END_OF_ROWS
