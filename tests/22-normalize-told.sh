# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# normalize: the words that no table knows, the tally for programs, and files under another name.
any_columns

# unknown.csv, 3 rows of a word, then 25 words once each, one that may be an ID, a long one, an empty cell
words=(断缴 断缴 断缴 "a,b" "a,b" 甲{1..25} 3410221980 $'一二三四五六七八九十一二三四五六七八九十长' '')
{
    echo '姓名,身份证号,参保状态'
    for word in "${words[@]}"; do
        echo "王三,341022198001010213,\"$word\""
    done
    echo '王三,341022198001010213,正常缴费'
} >unknown.csv
rest=
for word in $(printf '%s\n' 甲{1..25} | LC_ALL=C sort | head -n 18); do
    rest+=", \"$word\" 1"
done
head='id→kind→name→sex→birth→town→village→tags→resident→employee→flexible→grade→paid_prev→paid→updated→flexible_since→workers→insured_workers→copies'
record='341022198001010213→person→王三→M→1980-01-01→→→→active→→→→→→→→→→1'
said="normalize: unknown.csv: read as UTF-8¶normalize: unknown.csv: unknown status: \"断缴\" 3, \"a,b\" 2$rest, others 9: mend them, or add them to a row active|paused|ended|receiving,resident,... of values.csv"
counted='normalize: unknown.csv: 34 read, 1 written, 33 rejected (status 33)'
run 0 'normalize --as resident --max-rejects 100% --tally tally unknown.csv'
same 'unknown words: the record' <(text "$head¶$record¶") "$out"
same 'unknown words: the messages' <(text "$said¶$counted¶") "$err"
# tally LIMIT ROWS
tally()
{
    text 'unknown.csv→read→→34¶unknown.csv→written→→1¶unknown.csv→blank→→0¶unknown.csv→rejected→status→33¶'
    text 'unknown.csv→unknown_status→断缴→3¶unknown.csv→unknown_status→a,b→2¶'
    printf '%s\n' 甲{1..25} | LC_ALL=C sort | head -n 18 | sed 's/.*/unknown.csv\tunknown_status\t&\t1/'
    text 'unknown.csv→missing→town→0¶unknown.csv→missing→village→0¶unknown.csv→missing→category→0¶'
    text 'unknown.csv→without→grade→0¶unknown.csv→without→paid_prev→0¶unknown.csv→without→paid→0¶'
    text 'unknown.csv→missing→updated→0¶'
    text "unknown.csv→allowed→$1→$2¶unknown.csv→judged→→0¶"
}
same 'unknown words: the tally' <(tally 100% 34) tally

# The tally is appended, also where the file is refused for its rejects.
run 1 'normalize --as resident --tally tally unknown.csv'
same 'appended, and of a file that is refused' <(tally 100% 34; tally 10% 3) tally

# one line for each reason
{
    echo '姓名,身份证号,参保状态,缴费档次,2023年实缴金额,2024年实缴金额,变更日期'
    for cells in '?,,,,' '正常缴费,5档,,,' '正常缴费,500,已缴,,' '正常缴费,500,,,去年' '正常缴费,500,500,500,2024-01-05'; do
        echo "王三,341022198001010213,$cells"
    done
} >reasons.csv
run 0 'normalize --as resident reasons.csv'
same 'a line for each reason, and the row that takes the words' <(
    text 'normalize: reasons.csv: read as UTF-8¶'
    text 'normalize: reasons.csv: unknown status: "?" 1: mend them, or add them to a row active|paused|ended|receiving,resident,... of values.csv¶'
    text 'normalize: reasons.csv: unknown grade: "5档" 1: mend them, or add them to a row empty|zero,amount,... of values.csv or GRADE,any, of grades.csv¶'
    text 'normalize: reasons.csv: unknown amount: "已缴" 1: mend them, or add them to a row empty|zero,amount,... of values.csv¶'
    text 'normalize: reasons.csv: unknown date: "去年" 1: mend them, or add them to a row empty,date,... of values.csv¶'
    text 'normalize: reasons.csv: 5 read, 1 written, 4 rejected (status 1, grade 1, amount 1, date 1)¶'
) "$err"

# Words that are put into the tables as the message says are taken.
cp -R "$policy" mended
sed -i 's/^active,resident,.*/&|?/; s/^zero,amount,.*/&|已缴/; s/^empty,date,.*/&|去年/' mended/values.csv
sed -i '2i 5,any,' mended/grades.csv
run 0 'normalize --as resident --policy mended reasons.csv'
same 'with the words in the tables: grades and amounts' <(text '→→¶5→→¶500→0→¶500→→¶500→500→500¶') <(tail -n +2 "$out" | cut -f 12-14)

# A word that would else be a number or a day.
cp -R "$policy" hiding
sed -i 's/^empty,amount,.*/&|1/; s/^empty,date,.*/&|1900-01-01|45356/' hiding/values.csv
printf '姓名,身份证号,参保状态,2024年实缴金额,变更日期\n王三,341022198001010213,1,1,1900-01-01\n王三,341022198001010213,1,10,45356\n王三,341022198001010213,1,１,1900-01-02\n' >hidden.csv
run 0 'normalize --as resident --policy hiding hidden.csv'
same 'numbers and days that stand for nothing' <(text '→¶10→¶→1900-01-02¶') <(tail -n +2 "$out" | cut -f 14,15)

# Blank rows and footers in the tally.
printf '姓名,身份证号\n王三,341022198001010213\n\n,\n合计,\n王四,\n' >blank.csv
run 0 'normalize --as registry --tally blanks blank.csv'
same 'blank rows and footers' <(text 'blank.csv→read→→3¶blank.csv→written→→1¶blank.csv→blank→→2¶blank.csv→rejected→footer→1¶blank.csv→rejected→id_missing→1¶blank.csv→without→town→0¶blank.csv→without→village→0¶blank.csv→missing→status→0¶blank.csv→allowed→10%→2¶blank.csv→judged→→0¶') blanks

# What the file is judged by: the limit and the rejects that it may have, and whether 20 rows were accepted.
# judged LIMIT ROWS REJECTED WANTED
judged()
{
    {
        echo '姓名,身份证号'
        for ((row = 0; row < $2; row++)); do
            [ $row -lt "$3" ] && echo '王三,' || echo '王三,341022198001010213'
        done
    } >judged.csv
    rm -f judged
    normalize --as registry --max-rejects "$1" --tally judged judged.csv >/dev/null 2>&1
    same "judged: limit $1, $2 rows, $3 rejected" <(text "$4") <(sed -n 's/^judged.csv\t\(allowed\|judged\)/\1/p' judged)
}

judged 10% 0 0 'allowed→10%→0¶judged→→1¶'
judged 10% 19 0 'allowed→10%→18¶judged→→0¶'
judged 10% 20 0 'allowed→10%→2¶judged→→1¶'
judged 10% 29 9 'allowed→10%→2¶judged→→1¶'
judged 10% 29 10 'allowed→10%→2¶judged→→0¶'
judged 14.9% 100 0 'allowed→14.90%→14¶judged→→1¶'
judged 7 100 0 'allowed→7→7¶judged→→1¶'
judged 7 10 0 'allowed→7→9¶judged→→0¶'

# --called: one name in messages, summary, tally and of the reject file
mkdir -p secret
cp reasons.csv secret/x
cp blank.csv secret/y
run 0 'normalize --rejects called --summary summary --tally names --as resident --called 居保.xlsx secret/x --as registry blank.csv --called 户籍.xls secret/y'
same 'called: no message shows the path' /dev/null <(grep secret "$err")
same 'called: the closing lines' <(text 'normalize: 居保.xlsx: 5 read, 1 written, 4 rejected (status 1, grade 1, amount 1, date 1)¶normalize: blank.csv: 3 read, 1 written, 2 rejected (footer 1, id_missing 1)¶normalize: 户籍.xls: 3 read, 1 written, 2 rejected (footer 1, id_missing 1)¶') <(tail -n 3 "$err")
same 'called: the summary' <(text 'normalize→居保.xlsx→5→1→4→0¶normalize→blank.csv→3→1→2→0¶normalize→户籍.xls→3→1→2→0¶') summary
same 'called: the tally' <(printf '%s\n' blank.csv 居保.xlsx 户籍.xls | LC_ALL=C sort) <(cut -f 1 names | LC_ALL=C sort -u)
same 'called: the reject files' <(printf '%s\n' blank.rejects.csv 居保.xlsx.rejects.csv 户籍.xls.rejects.csv | LC_ALL=C sort) <(cd called && printf '%s\n' * | LC_ALL=C sort)
printf 'a\n' >nothing
rows <<'END'
# called
0 | normalize --as registry --called 户籍.xlsx | @blank.csv | *341022198001010213→person→王三→M→1980-01-01→→→registry→→→→→→→→→→→1 | normalize: 户籍.xlsx: read as UTF-8¶normalize: 户籍.xlsx: blank rows skipped: 2¶normalize: 户籍.xlsx: 3 read, 1 written, 2 rejected (footer 1, id_missing 1)
3 | normalize --as registry --called 户籍.xlsx gone 2>&1 >/dev/null | | normalize: 户籍.xlsx: cannot open: No such file or directory |
2 | normalize --as registry blank.csv --called 户籍.xlsx | | | normalize: --called 户籍.xlsx: names no FILE
2 | normalize --as registry --called a --called b blank.csv | | | normalize: --called a: names no FILE
2 | normalize --as registry --called '' blank.csv | | | normalize: --called : must not be empty
2 | normalize --as registry --called blank.csv secret/y --rejects d blank.csv | | | normalize: blank.csv and blank.csv would share one reject file: rename one
END
run 3 'normalize --as registry --tally no/such blank.csv'
same 'a tally that cannot be' <(text 'normalize: blank.csv: read as UTF-8¶normalize: blank.csv: blank rows skipped: 2¶normalize: no/such: cannot open: No such file or directory¶') "$err"

# --- rows that a quote swallowed, beside addresses of two lines and lines of numbers
{
    echo '姓名,身份证号,乡镇,村,户籍状态,备注'
    echo '汪明,341022198001010213,海阳镇,川湖村,,"电话
13900000000,13900000000"'
    echo '汪明,341022198001010213,海阳镇,川湖村,,"迁入'
    echo '李四,34102219800101023X,海阳镇,川湖村,,"'
    echo '王五,341022198001010213,海阳镇,川湖村,,"迁入
341022198001010213"'
    echo '"赵
六",341022198001010213,海阳镇,川湖村,,'
    echo '汪明,341022198001010213,海阳镇,川湖村,,"
李四,34102219800101023X"'
} >swallowed.csv
where='cells with line ends that may hold other rows: 2, the first in the row of line 4: look at the quotes there'
row 0 'normalize --as registry --tally swallowing swallowed.csv >/dev/null; grep swallowing swallowing' '' \
    'swallowed.csv→swallowing→→2' "normalize: swallowed.csv: read as UTF-8¶normalize: swallowed.csv: $where¶normalize: swallowed.csv: 5 read, 5 written, 0 rejected"
