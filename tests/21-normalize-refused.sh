# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# normalize: what it refuses as a whole, and when it gives up.
any_columns
fixtures normalize
header=$(head -n 1 header-alone.tsv)
good=341022198001010213
more='too many rows rejected: mend them (--rejects DIR writes them out) or allow more with --max-rejects'

# table ROWS BAD [ID...]: a register of ROWS rows, of which the first BAD have no ID; the others have
# the IDs in turn
table()
{
    local rows=$1 bad=$2 i

    shift 2
    [ $# -gt 0 ] || set -- "$good"
    echo '姓名,身份证号'
    for ((i = 1; i <= rows; i++)); do
        if ((i <= bad)); then
            echo "甲$i,"
        else
            echo "甲$i,$1"
            set -- "${@:2}" "$1"
        fi
    done
}

for size in 20-0 20-2 20-3 20-20 30-3 30-4 19-18 19-19 1-1; do
    table "${size%-*}" "${size#*-}" >"$size.csv"
done
table 0 0 >0-0.csv

# --- --max-rejects: per file of 20 rows and more; a shorter one needs one good row
# limit STATUS SIZE [OPTION]: whether SIZE.csv, read with OPTION, is within the limit
limit()
{
    local status=$1 size=$2 read=${2%-*} rejected=${2#*-} messages reason=

    [ "$rejected" = 0 ] || reason=" (id_missing $rejected)"
    messages="normalize: $size.csv: read as UTF-8"
    [ "$status" = 0 ] || messages+="¶normalize: $size.csv: $more"
    messages+="¶normalize: $size.csv: $read read, $((read - rejected)) written, $rejected rejected$reason"
    normalize --as registry --max-rejects 100% "$size.csv" >all 2>/dev/null
    title='the limit'
    row "$status" "normalize --as registry ${3-} $size.csv" '' '@all' "$messages"
    title=
    same "$size.csv: written in spite of it" <(echo $((read - rejected + 1))) <(wc -l <all)
}

# ten per cent of what counts
limit 0 20-2
limit 1 20-3
limit 0 30-3
limit 1 30-4
limit 0 19-18
limit 1 19-19
limit 1 1-1
limit 0 0-0
# a number of rows
limit 0 20-0 '--max-rejects 0'
limit 1 20-2 '--max-rejects 0'
limit 1 20-2 --max-rejects=1
limit 0 20-2 '--max-rejects 2'
limit 1 20-3 '--max-rejects 2'
limit 0 20-20 '--max-rejects 20'
limit 0 19-18 '--max-rejects 0'
# a share
limit 0 20-3 '--max-rejects 15%'
limit 1 20-3 '--max-rejects 14.99%'
limit 1 20-3 '--max-rejects 14%'
limit 0 20-20 '--max-rejects 100%'
limit 1 1-1 '--max-rejects 100%'
limit 1 20-2 '--max-rejects 0%'
limit 0 20-0 '--max-rejects 0%'

# every file for itself, all read to the end, the closing lines in the order of the files
run 0 'normalize --as registry 20-2.csv 30-3.csv'
cp "$out" two
{ head -n 19 two; tail -n +2 all; tail -n +20 two; } >three
rows <<END
# one file of three over the limit
1 | normalize --as registry 20-2.csv 20-3.csv 30-3.csv | | * | normalize: 20-2.csv: read as UTF-8¶normalize: 20-3.csv: read as UTF-8¶normalize: 30-3.csv: read as UTF-8¶normalize: 20-3.csv: $more¶normalize: 20-2.csv: 20 read, 18 written, 2 rejected (id_missing 2)¶normalize: 20-3.csv: 20 read, 17 written, 3 rejected (id_missing 3)¶normalize: 30-3.csv: 30 read, 27 written, 3 rejected (id_missing 3)
1 | normalize --as registry 20-2.csv 20-3.csv 30-3.csv 2>&- >got; wc -l <got; false | | 63 |
1 | normalize --as registry --rejects r 20-3.csv | | * | normalize: 20-3.csv: read as UTF-8¶normalize: 20-3.csv: too many rows rejected: mend them or allow more with --max-rejects¶normalize: 20-3.csv: 20 read, 17 written, 3 rejected (id_missing 3)
0 | wc -l <r/20-3.rejects.csv | | 4 |
# no summary of a file that is refused
1 | normalize --as registry --summary summary 20-3.csv 2>&-; cat summary; false | | * | cat: summary: No such file or directory
END

# --- a spreadsheet rounded the IDs
# IDs that end in 000 with a right check character, one each of 20 days
zeros=(341022195001077000 341022195001122000 341022195002088000)
x=34102219800229123X
rounded='every 18-digit ID ends in 000: a spreadsheet rounded them; export it again with IDs as text'
table 20 0 "${zeros[@]}" >rounded.csv
table 19 0 "${zeros[@]}" >rounded-19.csv
table 20 0 "${zeros[@]}" "$x" >rounded-x.csv
table 20 0 "${zeros[@]}" 341022900101123 >rounded-15.csv
table 20 0 "$x" >all-x.csv
{ table 19 0 "${zeros[@]}"; echo "乙,$good"; } >rounded-but-one.csv
{ table 20 0 "${zeros[@]}"; echo '乙,341022199003074000'; } >rounded-and-rejected.csv
rows <<END
# IDs that a spreadsheet rounded
1 | normalize --as registry rounded.csv | | * | normalize: rounded.csv: read as UTF-8¶normalize: rounded.csv: $rounded¶normalize: rounded.csv: 20 read, 20 written, 0 rejected
1 | normalize --as migrant rounded.csv | | * | normalize: rounded.csv: read as UTF-8¶normalize: rounded.csv: $rounded¶normalize: rounded.csv: 20 read, 20 written, 0 rejected
1 | normalize --as registry rounded-x.csv | | * | normalize: rounded-x.csv: read as UTF-8¶normalize: rounded-x.csv: $rounded¶normalize: rounded-x.csv: 20 read, 20 written, 0 rejected
1 | normalize --as registry rounded-15.csv | | * | normalize: rounded-15.csv: read as UTF-8¶normalize: rounded-15.csv: $rounded¶normalize: rounded-15.csv: 20 read, 20 written, 0 rejected
1 | normalize --as registry rounded-and-rejected.csv | | * | normalize: rounded-and-rejected.csv: read as UTF-8¶normalize: rounded-and-rejected.csv: $rounded¶normalize: rounded-and-rejected.csv: 21 read, 20 written, 1 rejected (id_checksum 1)
# 19 accepted rows, an ID that ends otherwise, none of 18 digits
0 | normalize --as registry rounded-19.csv >got | | | normalize: rounded-19.csv: read as UTF-8¶normalize: rounded-19.csv: 19 read, 19 written, 0 rejected
0 | normalize --as registry rounded-but-one.csv >got | | | normalize: rounded-but-one.csv: read as UTF-8¶normalize: rounded-but-one.csv: 20 read, 20 written, 0 rejected
0 | normalize --as registry all-x.csv >got | | | normalize: all-x.csv: read as UTF-8¶normalize: all-x.csv: 20 read, 20 written, 0 rejected
END

# --- no header
known_ids='公民身份号码, 身份证号, 身份证号码, 身份证, 证件号码, 身份号码, 社会保障号码, AAC002, AAC147, AAE135'
none="no header in the first 20 rows, read as UTF-8 and as GB18030"
known="known for id: $known_ids; for name: 姓名, 名字, AAC003"
: >empty
mark='no table, but the mark that one is open in @: close it there, then run again'
printf '花名册\n\n \n张三,%s,2024-03-05,男,500,海阳镇川湖村1组,\n李四,34102219800101051x,2024年3月5日 10:00,女 1,５00.00,abc,,1\n王五,2\n' "$good" >people.csv
iconv -f UTF-8 -t GB18030 people.csv >people-gb.csv
iconv -f UTF-8 -t UTF-16BE people.csv >people-be.csv
tr , '\t' <people.csv >people-tab.csv
printf '姓名,身份证号\n张三,%s\n' "$good" | iconv -f UTF-8 -t UTF-16LE >le.csv
iconv -f UTF-16LE -t UTF-16BE le.csv >be.csv
printf '姓名,身分證號,鄉鎮,村別\n張三豐,%s,海陽鎮,川湖村\n李四光,%s,萬安鎮,吳田村\n' "$good" "$good" | iconv -f UTF-8 -t BIG5 >big5.csv
head -c 100000 /dev/zero >zeros.csv
mkdir marks
printf '\06wps   ' >'marks/~$户籍.xlsx'
: >'marks/~$空.csv'
printf 'PK\3\4' >'marks/~$zip.csv'
printf 'wps\n' >marks/.~户籍.csv
printf ',me,here,24.11.2026 10:00,file:///home/me;' >'marks/.~lock.户籍.xlsx#'
printf '姓名,身份证号\n' >'marks/~$table.csv'
rows <<END
# no header
1 | normalize --as registry header-21.csv | | $header | normalize: header-21.csv:1: $none; line 1: text; line 2: text; line 3: text; $known
1 | normalize --as registry neither.csv | | $header | normalize: neither.csv:1: $none; line 1: bytes, bytes; line 2: bytes, bytes; $known
1 | normalize --as registry empty | | $header | normalize: empty: the file is empty
1 | normalize --as registry | | $header | normalize: -: the file is empty
1 | normalize --as registry | ¶¶ | $header | normalize: -: nothing but blanks in it
1 | normalize --as registry | ¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶¶a | $header | normalize: -:1: $none; nothing but blanks in them; $known
1 | normalize --as registry --encoding GBK | a | $header | normalize: -:1: ${none/UTF-8 and as GB18030/GB18030}; line 1: 1 letter; $known
1 | normalize --as registry --encoding UTF-8 | a | $header | normalize: -:1: ${none/ and as GB18030/}; line 1: 1 letter; $known
# no header: what rows look like, without a name or a number; the separator that makes most cells counts
1 | normalize --as registry people.csv | | $header | normalize: people.csv:1: $none; line 1: 汉字3; line 4: 汉字2, 18 digits, date, 汉字1, 3 digits, text; line 5: 汉字2, 17 digits and X, date, text, number, 3 letters, blank, 1 digit; $known
1 | normalize --as registry people-gb.csv | | $header | normalize: people-gb.csv:1: $none; line 1: 汉字3; line 4: 汉字2, 18 digits, date, 汉字1, 3 digits, text; line 5: 汉字2, 17 digits and X, date, text, number, 3 letters, blank, 1 digit; $known
1 | normalize --as registry people-tab.csv | | $header | normalize: people-tab.csv:1: $none; line 1: 汉字3; line 4: 汉字2, 18 digits, date, 汉字1, 3 digits, text; line 5: 汉字2, 17 digits and X, date, text, number, 3 letters, blank, 1 digit; $known
1 | normalize --as registry | 姓名：张三,身份证号：$good¶住 址：海阳镇,乡镇名 | $header | normalize: -:1: $none; line 1: text, text; line 2: text, like 乡镇; $known
1 | normalize --as registry | 1,2,3,4,5,6,7,8,9,a,b,c,d,e | $header | normalize: -:1: $none; line 1: 1 digit, 1 digit, 1 digit, 1 digit, 1 digit, 1 digit, 1 digit, 1 digit, 1 digit, 1 letter, 1 letter, 1 letter, 2 more; $known
# no header: text that is not read
1 | normalize --as registry le.csv | | $header | normalize: le.csv: UTF-16 without a mark: --encoding UTF-16LE
1 | normalize --as registry be.csv | | $header | normalize: be.csv: UTF-16 without a mark: --encoding UTF-16BE
1 | normalize --as registry --encoding UTF-16LE be.csv | | $header | normalize: be.csv: UTF-16 without a mark: --encoding UTF-16BE
1 | normalize --as registry --encoding GBK le.csv | | $header | normalize: le.csv: UTF-16 without a mark: --encoding UTF-16LE
1 | normalize --as registry --encoding UTF-16BE people-be.csv | | $header | normalize: people-be.csv:1: ${none/UTF-8 and as GB18030/UTF-16BE}; line 1: 汉字3; line 4: 汉字2, 18 digits, date, 汉字1, 3 digits, text; line 5: 汉字2, 17 digits and X, date, text, number, 3 letters, blank, 1 digit; $known
1 | normalize --as registry big5.csv | | $header | normalize: big5.csv: looks like Big5: save it as UTF-8
1 | normalize --as registry zeros.csv | | $header | normalize: zeros.csv: nothing but zero bytes, as where copying was broken off: fetch it again
# no header: IDs, however they are spelt, and what acts on a terminal
1 | normalize --as cadre | 姓名,341022 19510208 0145,341022-19510208-0145,３４１０２２１９５１０２０８０１４５,\x1b]0;x\x07,\xe2\x80\xae住址 | $header | normalize: -:1: no column for id; headers seen: 姓名, 341022 ******** 0145, 341022-********-0145, ３４１０２２********０１４５, ]0;x, 住址; known for id: $known_ids
# no header: the marks of files that are open
1 | normalize --as registry 'marks/~\$户籍.xlsx' | | $header | normalize: marks/~\$户籍.xlsx: ${mark/@/WPS or Excel}
1 | normalize --as registry 'marks/~\$空.csv' | | $header | normalize: marks/~\$空.csv: ${mark/@/WPS or Excel}
1 | normalize --as registry 'marks/~\$zip.csv' | | $header | normalize: marks/~\$zip.csv: ${mark/@/WPS or Excel}
1 | cd marks && normalize --as registry .~户籍.csv | | $header | normalize: .~户籍.csv: ${mark/@/WPS or Excel}
1 | cd marks && normalize --as registry '.~lock.户籍.xlsx#' | | $header | normalize: .~lock.户籍.xlsx#: ${mark/@/LibreOffice}
1 | normalize --as registry --called '~\$甲.xlsx' empty | | $header | normalize: ~\$甲.xlsx: ${mark/@/WPS or Excel}
0 | normalize --as registry 'marks/~\$table.csv' | | $header | normalize: marks/~\$table.csv: read as UTF-8¶normalize: marks/~\$table.csv: 0 read, 0 written, 0 rejected
# a header without an ID or a name
1 | normalize --as registry | 姓名,年龄¶甲,3 | $header | normalize: -:1: no column for id; headers seen: 姓名, 年龄; known for id: $known_ids
1 | normalize --as registry | 题¶姓 名,年龄¶甲,3 | $header | normalize: -:2: no column for id; headers seen: 姓 名, 年龄; known for id: $known_ids
1 | normalize --as proxy | 身份证号,年龄¶$good,3 | $header | normalize: -:1: no column for name; headers seen: 身份证号, 年龄; known for name: 姓名, 名字, AAC003
1 | normalize --as proxy | 残疾证号,年龄¶$good,3 | $header | normalize: -:1: no column for name; headers seen: 残疾证号, 年龄; known for name: 姓名, 名字, AAC003
1 | normalize --as cadre | 残疾证号,姓名¶$good,甲 | $header | normalize: -:1: no column for id; headers seen: 残疾证号, 姓名; known for id: $known_ids
1 | normalize --as enterprise | 单位名称¶厂 | $header | normalize: -:1: no column for id; headers seen: 单位名称; known for id: 统一社会信用代码, 信用代码, 社会信用代码
# a column that the source has need of
1 | command normalize --as employee | 姓名,身份证号¶甲,$good | $header | normalize: -: read as UTF-8¶normalize: -:1: no column for status: add its header to row 10 of columns.csv, or go on without it by --without status
1 | command normalize --as registry | 姓名,身份证号,乡 镇¶甲,$good, | $header | normalize: -: read as UTF-8¶normalize: -:1: no column for village: add its header to row 8 of columns.csv, or go on without it by --without village
1 | command normalize --as resident | 姓名,身份证号,参保状态,缴费档次,2023年实缴金额,2024年实际缴费¶甲,$good,正常参保,500,500,500 | $header | normalize: -: read as UTF-8¶normalize: -:1: no column for paid; perhaps 2024年实际缴费: add its header to row 15 of columns.csv, or go on without it by --without paid
1 | normalize --as employee | 姓名,身份证号¶甲,$good | $header | normalize: -: read as UTF-8¶normalize: -: $more¶normalize: -: 1 read, 0 written, 1 rejected (status 1)
# one that another source may lack, or that need not be there
1 | command normalize --as employee --without resident:status | 姓名,身份证号¶甲,$good | $header | normalize: -: read as UTF-8¶normalize: -:1: no column for status: add its header to row 10 of columns.csv, or go on without it by --without status
0 | command normalize --as employee --without town,employee:village,category | 姓名,身份证号,参保状态¶甲,$good,正常参保 | * | normalize: -: read as UTF-8¶normalize: -: 1 read, 1 written, 0 rejected
0 | command normalize --as employee | 姓名,身份证号,参保状态¶甲,$good,正常参保 | * | normalize: -: read as UTF-8¶normalize: -:1: no column for town, village¶normalize: -: 1 read, 1 written, 0 rejected
2 | command normalize --without paying | | | normalize: --without paying: must be names of columns.csv such as paid or resident:paid, with commas between
2 | command normalize --without residents:paid | | | normalize: --without residents:paid: must be names of columns.csv such as paid or resident:paid, with commas between
2 | command normalize --without paid,name | | | normalize: --without paid,name: no file can do without id and name
# a header of two rows, and what is none
0 | normalize --as registry | 姓名,身份证号,户籍¶,,村,户籍状态¶甲,$good,横江,死亡 | $header¶341022198001010213→person→甲→M→1980-01-01→→横江→area_unknown,deceased→→→→→→→→→→→1 | normalize: -: read as UTF-8¶normalize: -: 1 read, 1 written, 0 rejected
1 | normalize --as registry | 姓名,身份证号,户籍¶,,村庄 | $header | normalize: -: read as UTF-8¶normalize: -: $more¶normalize: -: 1 read, 0 written, 1 rejected (id_missing 1)

# --- a quote that is never closed, a cell or row too long
1 | normalize --as registry | "姓名,身份证号¶甲,$good | $header | normalize: -:1: a quote is opened here and never closed: close it or take it out
1 | normalize --as registry | 姓名,身份证号¶"甲,$good¶乙,1 | $header | normalize: -:2: a quote is opened here and never closed: close it or take it out
1 | normalize --as registry | 姓名,身份证号¶甲,$good¶乙,"1 | * | normalize: -: read as UTF-8¶normalize: -:3: a quote is opened here and never closed: close it or take it out
END

# long LENGTH QUOTE: a register whose second row has a name of that length
long()
{
    printf '姓名,身份证号\n甲,%s\n%s' "$good" "$2"
    head -c "$1" /dev/zero | tr '\0' a
    printf '%s,%s\n' "$2" "$good"
}
long 1048576 '' >1M
long 1048577 '' >over-1M
long 1048576 '"' >1M-quoted
long 1048577 '"' >over-1M-quoted
# a quote left open in the middle of much more than a cell may hold
{ printf '姓名,身份证号\n甲,%s\n甲,"%s\n' "$good" "$good"; head -c 30000000 /dev/zero | tr '\0' '\n'; } >open
{ printf '姓名,身份证号\n甲,%s\n' "$good"; head -c 60000000 /dev/zero | tr '\0' ,; } >wide
cell='a cell of more than 1 MiB begins here: close its quote or take the quote out'
rows <<END
# a long cell
0 | normalize --as registry 1M >got; wc -l <got | | 3 | normalize: 1M: read as UTF-8¶normalize: 1M: 2 read, 2 written, 0 rejected
0 | normalize --as registry 1M-quoted >got; wc -l <got | | 3 | normalize: 1M-quoted: read as UTF-8¶normalize: 1M-quoted: 2 read, 2 written, 0 rejected
1 | normalize --as registry over-1M | | * | normalize: over-1M: read as UTF-8¶normalize: over-1M:3: $cell
1 | normalize --as registry over-1M-quoted | | * | normalize: over-1M-quoted: read as UTF-8¶normalize: over-1M-quoted:3: $cell
1 | normalize --as registry open | | * | normalize: open: read as UTF-8¶normalize: open:3: $cell
1 | normalize --as registry wide | | * | normalize: wide: read as UTF-8¶normalize: wide:3: a row of more than 16 MiB begins here: this is no CSV
END

# --- --encoding
rows <<END
# an encoding that is named
0 | normalize --as registry --encoding GB18030 gb18030.csv | | @gb18030.tsv | @gb18030.err
0 | normalize --as registry --encoding gbk gb18030.csv | | @gb18030.tsv | @gb18030.err
0 | normalize --as registry --encoding=GB2312 gb18030.csv | | @gb18030.tsv | @gb18030.err
0 | normalize --as registry --encoding UTF-8 utf8-bad.csv | | @utf8-bad.tsv | @utf8-bad.err
0 | normalize --as registry --encoding utf8 utf8-bad.csv | | @utf8-bad.tsv | @utf8-bad.err
1 | normalize --as registry --encoding UTF-8 gb18030.csv | | $header | *
1 | normalize --as registry --encoding GB18030 reading.csv --encoding GB18030 ids-written.csv | | * | *
2 | normalize --as registry --encoding big5 | | | normalize: --encoding big5: is not known: UTF-8, GB18030 (GBK and GB2312 are part of it) or UTF-16
2 | normalize --as registry --encoding '' | | | normalize: --encoding : is not known: UTF-8, GB18030 (GBK and GB2312 are part of it) or UTF-16
END

# --- called wrongly
sources='registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere'
limits='must be a number of rows, or 0% to 100%'
rows <<END
# called wrongly
2 | normalize | | | normalize: say what the input is: --as SOURCE [FILE]...; see normalize --help
2 | normalize 0-0.csv | | | normalize: 0-0.csv: say first what it is: --as SOURCE FILE
2 | normalize 0-0.csv --as registry | | | normalize: 0-0.csv: say first what it is: --as SOURCE FILE
2 | normalize --as | | | normalize: --as: its value is missing; see normalize --help
2 | normalize --as register | | | normalize: --as register: is no source: $sources
2 | normalize --as '' | | | normalize: --as : is no source: $sources
2 | normalize --as registry --as resident 0-0.csv | | | normalize: --as registry: names no FILE
2 | normalize --as registry 0-0.csv --as resident | | | normalize: --as resident: names no FILE
2 | normalize --as registry --rejects | | | normalize: --rejects: its value is missing; see normalize --help
2 | normalize --as registry 0-0.csv r/0-0.csv --rejects r | | | normalize: 0-0.csv and r/0-0.csv would share one reject file: rename one
2 | normalize --as registry 0-0.csv --as resident 0-0.csv.gz --rejects r | | | normalize: 0-0.csv and 0-0.csv.gz would share one reject file: rename one
2 | normalize --as registry --max-rejects x | | | normalize: --max-rejects x: $limits
2 | normalize --as registry --max-rejects '' | | | normalize: --max-rejects : $limits
2 | normalize --as registry --max-rejects -1 | | | normalize: --max-rejects -1: $limits
2 | normalize --as registry --max-rejects % | | | normalize: --max-rejects %: $limits
2 | normalize --as registry --max-rejects 1.5 | | | normalize: --max-rejects 1.5: $limits
2 | normalize --as registry --max-rejects 101% | | | normalize: --max-rejects 101%: $limits
2 | normalize --as registry --max-rejects 1.555% | | | normalize: --max-rejects 1.555%: $limits
2 | normalize --as registry --max-rejects 10%% | | | normalize: --max-rejects 10%%: $limits
2 | normalize --as registry --max-rejects 5.% | | | normalize: --max-rejects 5.%: $limits
2 | normalize --as registry --max-rejects .5% | | | normalize: --max-rejects .5%: $limits
END

# --- reject files that cannot be written
mkdir -p taken/ids-written.rejects.csv
: >file
table 19 18 | sed "s/^甲/$(printf '%0100d' 0)&/" >wordy.csv
rows <<END
# a reject file that cannot be written
3 | normalize --rejects nowhere/r --as registry ids-written.csv | | * | normalize: nowhere/r: cannot make this directory: No such file or directory
3 | normalize --rejects file --as registry ids-written.csv | | * | normalize: file/ids-written.rejects.csv: cannot remove what an earlier run left: Not a directory
3 | normalize --rejects taken --as registry ids-written.csv | | * | normalize: taken/ids-written.rejects.csv: cannot remove what an earlier run left: Is a directory
3 | (ulimit -f 1; trap '' XFSZ; normalize --rejects r --as registry wordy.csv >/dev/null) | | | normalize: wordy.csv: read as UTF-8¶normalize: r/wordy.rejects.csv: cannot write: File too large
END

# --- tables put below one another
persons='汪明,341022198001010213,海阳镇,川湖村,'
again='a second header, in which the column for'
apart='save the rows from here on as a file of their own'
printf '姓名,身份证号,乡镇,村,户籍状态\n%s\n姓名,身份证号,村,乡镇,户籍状态\n' "$persons" >turned.csv
printf '姓名,身份证号,乡镇,村,户籍状态\n%s\n身份证号,姓名,乡镇,村\n' "$persons" >swapped.csv
printf '姓名,身份证号,乡镇,村,户籍状态\n%s\n姓名,身份证号,乡镇,村,备注\n' "$persons" >other.csv
printf '姓名,身份证号,地址,,户籍\n,,乡镇,村,户籍状态\n%s\n姓名,身份证号,地址,,户籍\n,,乡镇,村,户籍状态\n' "$persons" >pages.csv
printf '姓名,身份证号,乡镇,村,户籍状态\n%s\n姓 名,身份证号码,乡镇,行政村,户籍状态\n' "$persons" >same.csv
rows <<END
# a second header
1 | normalize --as registry turned.csv | | * | normalize: turned.csv: read as UTF-8¶normalize: turned.csv:3: $again village stands elsewhere than in line 1: $apart
1 | normalize --as registry swapped.csv | | * | normalize: swapped.csv: read as UTF-8¶normalize: swapped.csv:3: $again id stands elsewhere than in line 1: $apart
1 | normalize --as registry other.csv | | * | normalize: other.csv: read as UTF-8¶normalize: other.csv:3: $again status stands elsewhere than in line 1: $apart
0 | normalize --as registry --max-rejects 100% pages.csv | | * | normalize: pages.csv: read as UTF-8¶normalize: pages.csv: 3 read, 1 written, 2 rejected (id_missing 1, id_chars 1)
0 | normalize --as registry --max-rejects 100% same.csv | | * | normalize: same.csv: read as UTF-8¶normalize: same.csv: 2 read, 1 written, 1 rejected (id_chars 1)
END
