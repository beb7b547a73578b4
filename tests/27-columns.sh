# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# tell-columns: what each column is taken for, without reading further; near misses, also where a file is
# refused for a missing column.
printf '安徽省花名册\n序号,乡镇,行政村(社区),姓 名,身份证号码,参保情况,缴费状态,缴费档次（元/年）,2024年实缴,备注,,村,身份证号\n1\n"never closed' >resident.csv
printf '姓名1\t身份证号1\t姓名2\t身份证号2\t残疾证号\n' | iconv -f UTF-8 -t GB18030 >proxy.txt
printf '序号,性名,身份证编号\n赵孤城,钱孤城,341022198001010512\n' >near.csv
printf '序号,姓名,身份证编号*\n' >half.csv
printf '341022198001010512,赵孤城\n' >people.csv
printf '花名册\n姓 名*,公民身份证号（18位）,村\n' >brackets.csv
known='公民身份号码, 身份证号, 身份证号码, 身份证, 证件号码, 身份号码, 社会保障号码, AAC002, AAC147, AAE135'
rows <<END_OF_ROWS
# columns
0 | tell-columns --as resident resident.csv --as proxy proxy.txt | | file→line→place→header→column→state→perhaps¶resident.csv→2→1→序号→→unused→¶resident.csv→2→2→乡镇→town→taken→¶resident.csv→2→3→行政村(社区)→village→taken→¶resident.csv→2→4→姓 名→name→taken→¶resident.csv→2→5→身份证号码→id→taken→¶resident.csv→2→6→参保情况→→unused→¶resident.csv→2→7→缴费状态→status→taken→¶resident.csv→2→8→缴费档次（元/年）→grade→taken→¶resident.csv→2→9→2024年实缴→→unused→2024年实缴金额¶resident.csv→2→10→备注→→unused→¶resident.csv→2→11→→→empty→¶resident.csv→2→12→村→village→again→¶resident.csv→2→13→身份证号→id→again→¶resident.csv→2→→→category→missing→人员类别¶resident.csv→2→→→paid_prev→missing→2023年实缴金额¶resident.csv→2→→→paid→missing→2024年实缴金额¶resident.csv→2→→→updated→missing→变更日期¶proxy.txt→1→1→姓名1→name→taken→¶proxy.txt→1→2→身份证号1→id→taken→¶proxy.txt→1→3→姓名2→name→taken→¶proxy.txt→1→4→身份证号2→id→taken→¶proxy.txt→1→5→残疾证号→id→taken→¶proxy.txt→1→→→town→missing→乡镇¶proxy.txt→1→→→village→missing→村(居) | tell-columns: resident.csv: read as UTF-8¶tell-columns: proxy.txt: read as GB18030, separated by TAB
# columns that are there twice: in lists every id and name counts
0 | normalize --as migrant | 姓名,身份证号,村,姓名,身份证号,行政村 | * | normalize: -: read as UTF-8¶normalize: -:1: no column for town¶normalize: -:1: not looked at, since a column before says the same: 行政村¶normalize: -: 0 read, 0 written, 0 rejected
0 | normalize --as registry | 姓名,身份证号,乡镇,村,户籍状态,姓名,身份证号 | * | normalize: -: read as UTF-8¶normalize: -:1: not looked at, since a column before says the same: 姓名, 身份证号¶normalize: -: 0 read, 0 written, 0 rejected
# no header shows an ID or acts on a terminal
0 | tell-columns --as migrant | 姓名,身份证号,３４１０２２ 19510208 0145\xd8\x9cx | file→line→place→header→column→state→perhaps¶-→1→1→姓名→name→taken→¶-→1→2→身份证号→id→taken→¶-→1→3→３４１０２２ ******** 0145?x→→unused→¶-→1→→→town→missing→乡镇¶-→1→→→village→missing→村(居) | tell-columns: -: read as UTF-8
# near misses where the columns that must be there are not
1 | tell-columns --as registry half.csv | | | tell-columns: half.csv:1: no column for id; headers seen: 序号, 姓名, 身份证编号*; known for id: $known; perhaps "身份证编号*" for 身份证号: add it to columns.csv
1 | tell-columns --as registry near.csv | | | tell-columns: near.csv:1: no column for id; headers seen: 身份证编号; known for id: $known; perhaps "身份证编号" for 身份证号: add it to columns.csv
1 | tell-columns --as registry brackets.csv | | | tell-columns: brackets.csv:2: no column for id; headers seen: 姓 名*, 公民身份证号（18位）, 村; known for id: $known; perhaps "姓 名*" for 姓名, "公民身份证号（18位）" for 公民身份号码: add it to columns.csv
1 | tell-columns --as registry people.csv | | | tell-columns: people.csv:1: no header in the first 20 rows, read as UTF-8 and as GB18030; line 1: 18 digits, 汉字3; known for id: $known; for name: 姓名, 名字, AAC003
# the account: columns told, those that are missing too; what a file is called; its encoding as it is given
0 | tell-columns --summary sum --as proxy --called 名单.xlsx --encoding gbk proxy.txt >got; cut -f 1 got; cat sum | | file¶名单.xlsx¶名单.xlsx¶名单.xlsx¶名单.xlsx¶名单.xlsx¶名单.xlsx¶名单.xlsx¶tell-columns→名单.xlsx→7→7→0→0 | tell-columns: 名单.xlsx: read as GB18030, separated by TAB
# called wrongly
2 | tell-columns | | | tell-columns: say what the input is: --as SOURCE [FILE]...; see tell-columns --help
2 | tell-columns resident.csv --as resident | | | tell-columns: resident.csv: say first what it is: --as SOURCE FILE
2 | tell-columns --as residents resident.csv | | | tell-columns: --as residents: is no source: registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere
2 | tell-columns --encoding big5 --as resident resident.csv | | | tell-columns: --encoding big5: is not known: UTF-8, GB18030 (GBK and GB2312 are part of it) or UTF-16
2 | normalize --columns --as resident resident.csv | | | normalize: --columns: unknown option; see normalize --help
# the same words from normalize
1 | normalize --as registry half.csv 2>&1 >/dev/null | | normalize: half.csv:1: no column for id; headers seen: 序号, 姓名, 身份证编号*; known for id: $known; perhaps "身份证编号*" for 身份证号: add it to columns.csv |
END_OF_ROWS

# Nothing is read behind the row below the header: a pipe that is left open does not hold it up.
mkfifo slow
{ printf '姓名,身份证号\n甲,1\n' && sleep 20; } >slow &
exec 3<slow
timeout 10 tell-columns --as registry - <&3 >got 2>said
same 'a pipe that is left open' <(echo 0 6) <(echo $? "$(wc -l <got)")
exec 3<&-
kill $! 2>/dev/null
