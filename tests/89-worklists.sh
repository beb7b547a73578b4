# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# worklists and returned-worklists: from results to lists for the towns, and back.
lists=$bin/worklists
[ -x "$lists" ] || lists=$top/pipelines/worklists
back=${lists%worklists}returned-worklists
report=${lists%worklists}county-report
here=$(pwd -P)
export lists back report here

# id YYYYMMDD NNN: a made-up ID
id()
{
    echo "341022$1$2" | awk '{
        for (i = 1; i < 18; i++)
            s = (2 * s + substr($0, i, 1)) % 11
        check = (12 - 2 * s % 11) % 11
        print $0 (check == 10 ? "X" : check)
    }'
}

# Planted: one person for each row of worklists.csv; two in one village out of order of their names; a name of 40
# characters and one that begins with a sign; a village and a town that nobody knows; one on no list; an enterprise.
mkdir sources
long=$(printf '长%.0s' {1..40})
roster()
{
    printf '%s,%s,%s,%s,%s,%s,%s,%s,%s\n' "$@"
}
registry()
{
    printf '%s,%s,%s,%s,%s\n' "$@" >>sources/registry.csv
}
n=100
# person NAME BIRTH TOWN VILLAGE REGISTRY [STATUS CATEGORY GRADE PAID]
person()
{
    n=$((n + 1))
    last=$(id "$2" "$n")
    registry "$1" "$last" "$3" "$4" "$5"
    [ $# -lt 6 ] || roster "$1" "$last" "$3" "$4" "$6" "$7" "$8" "$9" "$9" >>sources/resident.csv
}
echo '姓名,身份证号,乡镇,村(居),户籍状态' >sources/registry.csv
echo '姓名,身份证号,乡镇,村(居),参保状态,人员类别,缴费档次,上年实缴金额,实缴金额' >sources/resident.csv
for list in proxy refused; do
    echo '姓名,身份证号' >sources/$list.csv
done
echo '姓名,身份证号,参保状态' >sources/employee.csv
echo '姓名,身份证号' >sources/cadre.csv
echo '企业名称,统一社会信用代码,乡镇,是否参保' >sources/enterprise.csv
echo '某社,91341022MA2N00000R,海阳镇,是' >>sources/enterprise.csv
person 提乙 19800101 海阳镇 横江社区 正常 正常缴费 '' 200 200
raised=$last
person 提甲 19800101 海阳镇 横江社区 正常 正常缴费 '' 300 300
person "$long" 19800101 海阳镇 川湖村 正常 正常缴费 '' 100 100
person '=提' 19800101 万安镇 '' 正常 正常缴费 '' 200 200
person 续 19740101 海阳镇 横江社区 正常 暂停缴费 '' 500 500
person 参 19740101 海阳镇 横江社区 正常
person 引 19900101 海阳镇 横江社区 正常
person 转 19900101 海阳镇 横江社区 正常 正常缴费 '' 500 500
echo "转,$last" >>sources/cadre.csv
person 重 19800101 海阳镇 横江社区 正常 正常缴费 '' 500 500
echo "重,$last,正常参保" >>sources/employee.csv
person 拒 19800101 海阳镇 横江社区 正常 正常缴费 '' 500 500
echo "拒,$last" >>sources/refused.csv
person 亡 19740101 海阳镇 横江社区 死亡 正常缴费 '' 500 500
person 迁 19740101 海阳镇 横江社区 迁出 正常缴费 '' 500 500
person 名 19800101 海阳镇 横江社区 正常
roster 各 "$last" 海阳镇 横江社区 正常缴费 '' 500 500 500 >>sources/resident.csv
person 补 19670101 海阳镇 横江社区 正常 正常缴费 '' 500 500
person 新 19800101 海阳镇 横江社区 正常 正常缴费 '' 500 500
echo "新,$last" >>sources/proxy.csv
person 消 19800101 海阳镇 横江社区 正常 正常缴费 代缴 100 100
person 村 19800101 海阳镇 不知村 正常 正常缴费 '' 500 500
person 镇 19800101 不知镇 某村 正常 正常缴费 '' 500 500
person 无 19800101 海阳镇 横江社区 正常 正常缴费 '' 500 500
run 0 '"$report" -o results sources'
check 'the county is made as it is meant' eval '[ "$(zcat results/records.tsv.gz | wc -l)" = 21 ]'

# --- the lists
run 0 '"$lists" results lists'
same 'what it says' - "$out" <<END
名单 23 份，共 19 人次
  应提档 5
  应续保 1
  应参居保 1
  引导参职保 2
  停保(重复参保) 1
  停保(不愿缴费) 1
  待核实 5
  提档补缴 1
  代缴新增 1
  代缴取消 1
名单在 $here/lists
END
same 'and nothing else' /dev/null "$err"
zcat lists/issued.tsv.gz >issued.tsv
stamp=$(sed -n '2s/-.*//p' issued.tsv)
same 'who was issued' - issued.tsv <<END
number	town	sheet	village	name	id
$stamp-0101-00001	海阳镇	应提档	横江社区	提乙	$(id 19800101 101)
$stamp-0101-00002	海阳镇	应提档	横江社区	提甲	$(id 19800101 102)
$stamp-0101-00003	海阳镇	应提档	横江社区	消	$(id 19800101 116)
$stamp-0101-00004	海阳镇	应提档	川湖村	$long	$(id 19800101 103)
$stamp-0102-00001	海阳镇	应续保	横江社区	续	$(id 19740101 105)
$stamp-0103-00001	海阳镇	应参居保	横江社区	参	$(id 19740101 106)
$stamp-0104-00001	海阳镇	引导参职保	横江社区	引	$(id 19900101 107)
$stamp-0104-00002	海阳镇	引导参职保	横江社区	转	$(id 19900101 108)
$stamp-0105-00001	海阳镇	停保(重复参保)	横江社区	重	$(id 19800101 109)
$stamp-0106-00001	海阳镇	停保(不愿缴费)	横江社区	拒	$(id 19800101 110)
$stamp-0107-00001	海阳镇	待核实	横江社区	亡	$(id 19740101 111)
$stamp-0107-00002	海阳镇	待核实	横江社区	名	$(id 19800101 113)
$stamp-0107-00003	海阳镇	待核实	横江社区	迁	$(id 19740101 112)
$stamp-0107-00004	海阳镇	待核实	不知村	村	$(id 19800101 117)
$stamp-0108-00001	海阳镇	提档补缴	横江社区	补	$(id 19670101 114)
$stamp-0109-00001	海阳镇	代缴新增	横江社区	新	$(id 19800101 115)
$stamp-0110-00001	海阳镇	代缴取消	横江社区	消	$(id 19800101 116)
$stamp-0301-00001	万安镇	应提档		=提	$(id 19800101 104)
$stamp-0007-00001	乡镇不明	待核实	不知镇 某村	镇	$(id 19800101 118)
END
check 'a workbook a town, and the county' eval '[ "$(ls lists | wc -l)" = 26 ] && [ -e lists/休宁县.xlsx ]'
same 'who may read them' <(echo 700; for i in {1..26}; do echo 600; done) <(stat -c %a lists lists/*)
from-workbook --sheet 待核实 lists/海阳镇.xlsx | tr -d '\r' >sheet.got
same 'one of the sheets' - sheet.got <<END
待核实人员名单
单位：海阳镇,,,,,,,,截至2024-12-31
序号,编号,村(居),姓名,身份证号,性别,年龄,现档次,应调档次,建议档次,事由,依据,核实结果,本人签字,经办人,日期,备注
1,$stamp-0107-00001,横江社区,亡,$(id 19740101 111),男,50,500,,,登记死亡，仍有参保,五,,,,,
2,$stamp-0107-00002,横江社区,名,$(id 19800101 113),男,44,500,500,1000,各处姓名不一,四.1,,,,,
3,$stamp-0107-00003,横江社区,迁,$(id 19740101 112),女,50,500,,,户口迁出，仍有参保,五,,,,,
4,$stamp-0107-00004,不知村,村,$(id 19800101 117),男,44,500,500,1000,乡镇或村不识,四.1,,,,,
制表人：　　　　　　　　审核人：　　　　　　　　负责人：,,,,,,,,,,,,,,,,
END
from-workbook lists/休宁县.xlsx 2>/dev/null | tr -d '\r' | sed -n '1,5p;$p' >county.got
same 'the county' - county.got <<'END'
休宁县2024年度基本养老保险扩面征缴名单人数
单位：人,,,,,截至2024-12-31
乡镇,应提档,应续保,应参居保,引导参职保,停保(重复参保),停保(不愿缴费),待核实,提档补缴,代缴新增,代缴取消
合计,5,1,1,2,1,1,5,1,1,1
海阳镇,4,1,1,2,1,1,4,1,1,1
制表人：　　　　　　　　审核人：　　　　　　　　负责人：,,,,,,,,,,
END
# Counted by another filter: what the lists of an action hold is what aggregate-targets says of it.
same 'the numbers are those of aggregate-targets' \
    <(awk -F '\t' '$1 == "county" && $4 ~ /^action_(raise|renew|enrol_resident|enrol_employee|switch|stop)$|^backpay$/ { n += $5 } END { print n }' results/aggregate-paid.tsv) \
    <(awk -F '\t' 'NR > 1 && $3 !~ /核实|代缴/ { n++ } END { print n }' issued.tsv)
run 0 '"$lists" results lists && zcat lists/issued.tsv.gz'
cp lists/海阳镇.xlsx again.xlsx
run 0 'rm -r lists; "$lists" results lists'
same 'the same bytes again' again.xlsx lists/海阳镇.xlsx

# --- one town, one village, CSV
run 0 '"$lists" --town 万安镇 results town'
same 'one town' <(printf '%s\n' issued.tsv.gz lists.tsv 万安镇.xlsx 休宁县.xlsx) <(ls town)
run 0 '"$lists" --town=海阳镇 --village 川湖村 --csv results village'
same 'one village, as CSV' <(printf '%s\n' issued.tsv.gz lists.tsv 休宁县.csv 海阳镇-{代缴取消,代缴新增,'停保(不愿缴费)','停保(重复参保)',应参居保,应提档,应续保,引导参职保,待核实,提档补缴}.csv | LC_ALL=C sort) <(ls village)
same 'a list as CSV' <(text "\xef\xbb\xbf序号,编号,村(居),姓名,身份证号,性别,年龄,现档次,应调档次,建议档次,事由,依据,核实结果,本人签字,经办人,日期,备注\r¶1,$(zcat village/issued.tsv.gz | sed -n '2s/\t.*//p'),川湖村,$long,$(id 19800101 103),男,44,100,500,1000,提高到应调档次,四.1,,,,,\r¶") village/海阳镇-应提档.csv

# --- nobody at all
cp -R results results.none
zcat results/records.tsv.gz | head -n 1 | gzip >results.none/records.tsv.gz
head -n 1 results/counts.tsv >results.none/counts.tsv
run 0 '"$lists" results.none lists.none'
same 'a county without persons' <(echo '名单 22 份，共 0 人次') <(head -n 1 "$out")
run 0 'from-workbook --sheet 应提档 lists.none/海阳镇.xlsx | wc -l'
same 'a list without persons has its words' <(echo 4) "$out"
run 1 '"$lists" --village 川湖村 results.none lists.none'
same 'a village without persons' <(echo 'worklists: --village 川湖村: nobody in it is on a list') "$err"

# --- faults
# wrap NAME <SCRIPT: a program that stands before the true one
wrap()
{
    rm -rf wrapped
    mkdir wrapped
    ln -s "$bin"/* wrapped
    rm -f "wrapped/$1"
    { printf '#!/usr/bin/env bash\ntrue_bin=%q name=%q here=%q\n' "$bin" "$1" "$here"; cat; } >"wrapped/$1"
    chmod +x "wrapped/$1"
}
cp -R lists first
cp -p lists/* first
# fault STATUS MESSAGES [COMMAND]
fault()
{
    row "$1" "${3-CANBAO_BIN=\$here/wrapped \"\$lists\" results lists}" '' '' "$2"
    same "$title: lists as they were" <(cd first && find . -type f -exec cksum {} + | sort) \
        <(cd lists && find . -type f -exec cksum {} + | sort)
    same "$title: nothing is left" /dev/null <(find . -maxdepth 1 -name '.lists*')
}
as_it_was="$here/lists is as it was"
title='a person lost on the way'
wrap sort <<'END'
/usr/bin/sort "$@" | sed '1{/^001/d}'
END
fault 3 "worklists: 19 on the lists, 17 in the workbooks; $as_it_was"
title='a workbook that cannot be written'
wrap to-workbook <<'END'
echo 'to-workbook: cannot write: No space left on device' >&2
exit 3
END
fault 3 "*worklists: to-workbook failed; $as_it_was"
title='a list that cannot be sorted'
wrap sort <<'END'
[[ $* == *-S* ]] || exec /usr/bin/sort "$@"
exit 2
END
fault 3 "worklists: awk failed; $as_it_was"
title='results that are replaced meanwhile'
wrap to-workbook <<'END'
touch -d 2001-01-01 "$here/results/run.tsv"
exec "$true_bin/$name" "$@"
END
cp -p results/run.tsv run.tsv
fault 3 "worklists: the results or a table were changed during the run; $as_it_was"
cp -p run.tsv results/run.tsv
title='a signal'
wrap to-workbook <<'END'
kill -TERM "$(cat "$here/pid")"
exec sleep 1
END
export CANBAO_BIN
run 143 'bash -c '\''echo $$ >pid; CANBAO_BIN=$here/wrapped exec "$lists" results lists'\''; exit $?'
same 'a signal: lists as they were' <(cd first && find . -type f -exec cksum {} + | sort) <(cd lists && find . -type f -exec cksum {} + | sort)
title='counts of other records'
cp -R results results.other
awk -F '\t' -v OFS='\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i } $2 == "川湖村" { $at["action_raise"] = 2 } { print }' results/counts.tsv >results.other/counts.tsv
fault 1 "worklists: results.other/counts.tsv: action_raise of 海阳镇 川湖村 is 2, but 1 are on the lists; $as_it_was" '"$lists" results.other lists'
title='records of other counts'
sed -i '/川湖村/d' results.other/counts.tsv
fault 1 "worklists: results.other/counts.tsv: action_raise of 海阳镇 川湖村 is missing, but 1 are on the lists; $as_it_was" '"$lists" results.other lists'
title='records before assign-grade'
zcat results/records.tsv.gz | sed '1s/\taction\t/\tother\t/' | gzip >results.other/records.tsv.gz
fault 1 'worklists: results.other/records.tsv.gz: no column action' '"$lists" results.other lists'
title='no results'
fault 1 'worklists: sources: no results of county-report' '"$lists" sources lists'
fault 3 'worklists: nowhere: no directory that can be read' '"$lists" nowhere lists'
rm results.other/counts.tsv
fault 3 'worklists: results.other/counts.tsv: cannot be read' '"$lists" results.other lists'
title='another policy'
cp -R "$policy" other
sed -i '$a ,海阳镇,新新村,' other/areas.csv
fault 2 'worklists: other/areas.csv: not the one that the results were made with; name theirs with -p' '"$lists" -p other results lists'
title='a list on which somebody has worked'
touch lists/万安镇.xlsx
run 2 '"$lists" results lists'
same 'it is kept' <(echo "worklists: $here/lists/万安镇.xlsx: changed since it was made; move it to the returned lists") "$err"
touch -r first/万安镇.xlsx lists/万安镇.xlsx
touch lists/own.txt
run 2 '"$lists" results lists'
same 'a file that is none of ours' <(echo "worklists: $here/lists: holds own.txt, which is not a result of a former run; name another directory") "$err"
rm lists/own.txt
title='wrong calls'
fault 2 'worklists: needs the results and a directory for the lists; see worklists --help' '"$lists" results'
fault 2 'worklists: --csv=yes: takes no value; see worklists --help' '"$lists" --csv=yes results lists'
fault 2 'worklists: --town 某镇: no such town in areas.csv' '"$lists" --town 某镇 results lists'
fault 2 'worklists: --village 某村: no such village in areas.csv' '"$lists" --village 某村 results lists'
fault 2 'worklists: --village 川湖村: no such village in areas.csv in 万安镇' '"$lists" --town 万安镇 --village 川湖村 results lists'
title=
run 0 '"$lists" --help'
same 'the help' <(sed -n "/^usage='/,/'\$/p" "$top/pipelines/worklists" | sed "1s/^usage='//; \$s/'\$//") "$out"
run 3 '"$lists" results lists >/dev/full'
same 'nobody to tell' <(echo "worklists: standard output: cannot write; $here/lists is complete") <(tail -n 1 "$err")

# --- its tables
mkdir copied
cp -R "$top/pipelines" copied/pipelines
chmod -R u+w copied
export CANBAO_BIN
table()
{
    cp "$top/pipelines/$1" copied/pipelines/
    sed -i "$2" "copied/pipelines/$1"
    row 2 'copied/pipelines/worklists results lists.copied' '' '' "worklists: $here/copied/pipelines/$3"
    cp "$top/pipelines/$1" copied/pipelines/
}
title='tables that make no sense'
table worklists.csv '1s/without/with/' 'worklists.csv: lacks a column'
table worklists.csv '2s/应提档/提档/' 'worklists.csv:2: 提档 is no sheet of worklist-sheets.csv'
table worklist-sheets.csv '1s/title/titel/' 'worklist-sheets.csv: lacks a column'
table worklist-layout.csv '1s/column/columns/' 'worklist-layout.csv: lacks a column'
cp "$top/pipelines/worklist-sheets.csv" copied/pipelines/
sed -i 's/待核实,/a\/b,/' copied/pipelines/worklist-sheets.csv
row 2 'copied/pipelines/worklists results lists.copied' '' '' 'worklists: a/b: cannot be the name of a file; see areas.csv and worklist-sheets.csv'
cp "$top/pipelines/worklist-sheets.csv" copied/pipelines/
sed -i '/action=x/d; 2s/action_raise/action_rise/' copied/pipelines/worklists.csv
row 1 'copied/pipelines/worklists results lists.copied' '' '' "worklists: results/counts.tsv: no count action_rise; $here/lists.copied is as it was"
cp "$top/pipelines/worklists.csv" copied/pipelines/
title=

# --- the way back
cat >fill.py <<'END'
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
heading = {c.value: c.column for c in book['应提档'][3]}
for line in sys.stdin:
    sheet, row, column, value = line.rstrip('\n').split('\t')
    book[sheet].cell(int(row) + 3, heading[column]).value = value or None
book.save(sys.argv[2])
END
mkdir came
# Planted: each answer; a reason with a comma; a name and a village put right; a number that is gone, one that was
# never issued; another ID; an answer that no table knows; a sheet that is deleted; a row that is there twice.
run 0 '/usr/bin/python3 fill.py lists/海阳镇.xlsx came/海阳镇-已核实.xlsx' "$(text "应提档→1→核实结果→同意办理¶应提档→2→核实结果→不愿缴费¶应提档→2→备注→外出,打工¶应提档→3→核实结果→查无此人¶应提档→4→核实结果→不愿办理¶应提档→4→姓名→短¶应续保→1→核实结果→同意办理¶应续保→1→村(居)→川湖村¶应参居保→1→编号→¶引导参职保→1→编号→0000-0101-00001¶引导参职保→2→身份证号→$raised¶停保(重复参保)→1→核实结果→再议¶停保(不愿缴费)→1→核实结果→不愿缴费¶待核实→2→编号→$stamp-0107-00001¶待核实→2→身份证号→$(id 19740101 111)¶待核实→1→核实结果→同意办理¶待核实→2→核实结果→查无此人¶提档补缴→1→核实结果→同意办理")"
cp lists/海阳镇.xlsx came/万安镇.xlsx
cp lists/lists.tsv lists/休宁县.xlsx came
run 0 'soffice -env:UserInstallation=file://$PWD/office --headless --convert-to ods --outdir came came/海阳镇-已核实.xlsx &&
    soffice -env:UserInstallation=file://$PWD/office --headless --convert-to xlsx --outdir came came/海阳镇-已核实.ods && rm came/*.ods'
run 0 '"$back" -o answers lists came'
same 'how many came back' - "$out" <<END
乡镇      发出  有果  同意  不愿  查无  未回  不符
海阳镇      17     7     3     3     1    10     5
万安镇       1     0     0     0     0     1    17
乡镇不明     1     0     0     0     0     1     0
合计        19     7     3     3     1    12    22
没有交回：乡镇不明
结果在 $here/answers
END
same 'the accounts' - answers/accounts.tsv <<'END'
town	issued	confirmed	refused	not_found	not_returned	strange
海阳镇	17	3	3	1	10	5
万安镇	1	0	0	0	1	17
乡镇不明	1	0	0	0	1	0
END
grep -v not_returned answers/answers.tsv | cut -f 1,5,7- >answers.got
same 'who answered what' - answers.got <<END
number	name	answer	result	remark
$stamp-0101-00001	提乙	confirmed	同意办理	
$stamp-0101-00002	提甲	refused	不愿缴费	外出,打工
$stamp-0101-00003	消	not_found	查无此人	
$stamp-0101-00004	$long	refused	不愿办理	
$stamp-0102-00001	续	confirmed	同意办理	
$stamp-0106-00001	拒	refused	不愿缴费	
$stamp-0108-00001	补	confirmed	同意办理	
END
same 'everybody is there once' <(cut -f 1 issued.tsv) <(cut -f 1 answers/answers.tsv)
grep -v 万安镇 answers/strange.tsv >strange.got
same 'what does not belong' - strange.got <<END
file	number	town	village	name	id	result	why
海阳镇-已核实.xlsx		海阳镇	横江社区	参	$(id 19740101 106)		没有编号：不是名单上的人
海阳镇-已核实.xlsx	0000-0101-00001	海阳镇	横江社区	引	$(id 19900101 107)		没有发出过这个编号：是另一批名单，或编号被改动
海阳镇-已核实.xlsx	$stamp-0104-00002	海阳镇	横江社区	转	$raised		身份证号与发出的不同
海阳镇-已核实.xlsx	$stamp-0105-00001	海阳镇	横江社区	重	$(id 19800101 109)	再议	不认识的核实结果
海阳镇-已核实.xlsx	$stamp-0107-00001	海阳镇	横江社区	名	$(id 19740101 111)	查无此人	同一编号有两种结果
END
same 'another town has them' <(echo 17) <(grep -c '^万安镇.xlsx.*是海阳镇名单上的人$' answers/strange.tsv)
same 'corrections' answers/corrections.csv - <<END
$(printf '\xef\xbb\xbf')编号,乡镇,村(居),姓名,身份证号,更正姓名,更正村(居)$(printf '\r')
$stamp-0101-00004,海阳镇,川湖村,$long,$(id 19800101 103),短,$(printf '\r')
$stamp-0102-00001,海阳镇,横江社区,续,$(id 19740101 105),,川湖村$(printf '\r')
END
run 0 'normalize --as refused answers/refused-returned.csv'
same 'who refuses to pay, as normalize reads it' - <(cut -f 1,3,6-8 "$out") <<END
id	name	town	village	tags
$(id 19800101 102)	提甲	海阳镇	横江社区	refused
$(id 19800101 110)	拒	海阳镇	横江社区	refused
END
same 'who may read the answers' <(echo 700; for i in {1..5}; do echo 600; done) <(stat -c %a answers answers/*)
run 0 '"$back" -o answers lists came'

# CSV comes back too, in the encoding in which WPS saves it.
mkdir csv
run 0 '"$lists" --csv results lists.csv'
sed -E 's/^1,(.*提高到应调档次,四.1,),/1,\1同意办理,/' lists.csv/万安镇-应提档.csv | iconv -f UTF-8 -t GB18030 >csv/万安镇.CSV
run 0 '"$back" -o answers.csv lists.csv csv'
same 'CSV that came back' <(text '万安镇→1→1→0→0→0→0¶') <(grep 万安镇 answers.csv/accounts.tsv)
same 'a name that begins with a sign is itself' <(echo 1) <(wc -l <answers.csv/corrections.csv)

# --- faults
refuse()
{
    row "$1" "\"\$back\" -o answers ${3-lists} ${4-came}" '' '' "$2"
}
title='what came back'
touch came/.~lock.万安镇.xlsx# came/说明.txt came/某镇.xlsx
refuse 1 'returned-worklists: came/某镇.xlsx: its name does not begin with a town on the lists¶returned-worklists: came/说明.txt: none of .xlsx .xls .csv¶returned-worklists: came/.~lock.万安镇.xlsx#: the lock of 万安镇.xlsx, which is open in WPS, Excel or LibreOffice: save and close it there¶returned-worklists: files without a place: 3; close, rename or move them'
rm came/.~lock* came/说明.txt came/某镇.xlsx
mkdir strange
cp lists/休宁县.xlsx strange/万安镇.xlsx
refuse 1 '*returned-worklists: strange/万安镇.xlsx: no row with 编号 村(居) 姓名 身份证号 核实结果 备注 in the first 20: not one of the lists' lists strange
echo x >strange/万安镇.xlsx
refuse 1 "*returned-worklists: from-workbook failed; $here/answers is as it was" lists strange
refuse 3 'returned-worklists: nowhere: no directory that can be read' lists nowhere
title='the lists'
refuse 1 'returned-worklists: results: no lists that worklists made, which can be read' results
cp -R lists cut
zcat lists/issued.tsv.gz | sed '$d' | gzip >cut/issued.tsv.gz
refuse 1 '*returned-worklists: cut: 19 persons on the lists, 18 in issued.tsv.gz: the lists are damaged' cut
title='wrong calls'
row 2 '"$back" lists' '' '' 'returned-worklists: needs the lists and the directory of what came back; see returned-worklists --help'
title='its tables'
sed -i '1s/means/mean/' copied/pipelines/worklist-answers.csv
row 2 'copied/pipelines/returned-worklists -o answers lists came' '' '' "*returned-worklists: $here/copied/pipelines/worklist-answers.csv: lacks a column"
sed -i 's/,备注,/,备 注,/' copied/pipelines/worklist-layout.csv
row 2 'copied/pipelines/returned-worklists -o answers lists came' '' '' "returned-worklists: $here/copied/pipelines/worklist-layout.csv: no column +remark with a heading without blanks"
sed -i '1s/heading/head/' copied/pipelines/worklist-layout.csv
row 2 'copied/pipelines/returned-worklists -o answers lists came' '' '' "returned-worklists: $here/copied/pipelines/worklist-layout.csv: lacks a column"
title='accounts that do not meet'
wrap awk <<'END'
/usr/bin/awk "$@" | if [[ $* == *returned-worklists.awk ]]; then /usr/bin/sed '1s/\t3\t/\t4\t/'; else cat; fi
exit "${PIPESTATUS[0]}"
END
row 3 'CANBAO_BIN=$here/wrapped "$back" -o answers lists came' '' '' '*returned-worklists: issued is not confirmed + refused + not_found + not_returned'
title=
run 0 '"$back" --help'
same 'the help of the way back' <(sed -n "/^usage='/,/'\$/p" "$top/pipelines/returned-worklists" | sed "1s/^usage='//; \$s/'\$//") "$out"
run 3 '"$back" -o answers lists came >/dev/full'
same 'nobody to tell of the answers' <(echo "returned-worklists: standard output: cannot write; $here/answers is complete") <(tail -n 1 "$err")
