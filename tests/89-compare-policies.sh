# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# compare-policies: what a change of the tables would do.
fixtures compare-policies
compare=$bin/compare-policies
[ -x "$compare" ] || compare=$top/pipelines/compare-policies
export compare
lib=$top/pipelines

# old: the shipped policy with a town more and two targets less. new: the law of 2025 with another ladder, a target
# less and one for the county by its name.
for name in old new; do
    cp -R "$policy" $name
done
chmod -R u+w old new
cp "$top"/fixtures/xiuning-2025/*.csv new
echo ',旧镇,,' >>old/areas.csv
sed -i '/^thousand/d; /^dual/d' old/targets.csv
sed -i '/^average_paid/d; s/^\(enrollment_rate.*\)0.95/\10.96/; $a enrollment_rate,county,休宁县,>=,0.5,三.1,全县参保率' new/targets.csv
sed -i '/^500,any/d' new/grades.csv

classify-age-band records.in | assign-grade | gzip >records.tsv.gz
cut -f 1-5,7- records.in >lacking
cut -f 1-7,9- records.in >placeless
classify-age-band --policy new records.in | assign-grade --policy new >graded-by-new
head -n 8 records.in >some
{ head -n 1 records.in; tail -n +9 records.in; } >others
head -n 1 records.in >none
sed '3s/\t//' records.in >malformed
cp -R new broken
sed -i '2s/1965-01/1965-13/' broken/retirement.csv
unread='compare-policies: the records could not be graded; what is wrong stands above'
empty='-: no bytes at all: the filter before this one failed, or the FILE is empty'
rows <<END
# what changes; records graded before are graded anew
0 | "\$compare" old new records.in | | @records.out |
0 | "\$compare" old new records.tsv.gz | | @records.out |
0 | "\$compare" old new <records.tsv.gz | | @records.out |
0 | "\$compare" old -- new - <graded-by-new | | @records.out |
0 | "\$compare" old new some others | | @records.out |
0 | "\$compare" xiuning-2024 xiuning-2024 none >out; sed -n '1,8p; /^没有/p' out | | 原政策：休宁县2024年度基本养老保险扩面征缴（年龄计算至 2024-12-31）¶新政策：休宁县2024年度基本养老保险扩面征缴（年龄计算至 2024-12-31）¶人员 0 人，其中 0 人的办理事项或档次有变化¶¶办理事项¶原政策  新政策  人数  原应缴  新应缴  增减¶合计             0人     0元     0元   0元¶¶没有人的办理事项或档次有变化 |
# called wrongly
2 | "\$compare" | | | compare-policies: needs two policies; see compare-policies --help
2 | "\$compare" old | | | compare-policies: needs two policies; see compare-policies --help
2 | "\$compare" -p old new | | | compare-policies: -p: unknown option; see compare-policies --help
2 | "\$compare" old nowhere records.in | | | find-policy: nowhere: there is no such policy directory, and by name there are xiuning-2024
2 | "\$compare" broken new records.in | | | find-policy: broken/retirement.csv:2: born_from "1965-13": must be a month such as 1965-01
# what cannot be read
1 | "\$compare" old new lacking | | | classify-age-band: lacking:1: no column birth: run the filter that adds it first¶assign-grade: $empty¶classify-age-band: $empty¶assign-grade: $empty¶$unread
1 | "\$compare" old new malformed | | | classify-age-band: malformed:3: 19 fields where the header names 20: the line is malformed¶$unread
1 | "\$compare" old new placeless | | | aggregate-targets: -:1: no column village: run the filter that adds it first¶$unread
3 | "\$compare" old new missing | | | classify-age-band: missing: cannot open: No such file or directory¶assign-grade: $empty¶classify-age-band: $empty¶assign-grade: $empty¶$unread
3 | TMPDIR=/nowhere "\$compare" old new records.in | | | *compare-policies: no place for a temporary file; see TMPDIR
3 | "\$compare" old new records.in >/dev/full | | | *compare-policies: standard output: cannot write
0 | "\$compare" --version | | compare-policies (canbao) $(normalize --version | sed 's/.* //') |
END
run 0 '"$compare" --help'
same help <(sed -n "/^usage='/,/'\$/p" "$lib/compare-policies" | sed "1s/^usage='//; \$s/'\$//") "$out"
check 'no file is left behind' [ -z "$(mkdir -p t; TMPDIR=$PWD/t "$compare" old new records.in >/dev/null; ls -A t)" ]
