# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# to-workbook: records as workbooks and as CSV, read back by from-workbook, openpyxl and LibreOffice.

# Planted: an ID and numbers that are text; signs that begin formulas; XML's own characters; what XML cannot
# hold, and what looks like its escape; blanks at the ends; a day before 1900-03-01; an empty row but for the ID.
{
    text 'id→name→town→sex→grade→age→birth→note¶'
    text '341022198001010512→=1+1→海阳镇→M→500→44→1980-01-01→+a¶'
    text '34102219800101051X→<甲&"乙">→万安镇→F→1500.5→45→1880-12-31→_x0041_\x01¶'
    text '341022198001010520→ 丙 →海阳镇→→→→→@¶'
    text '341022198001010539→-丁→海阳镇→X→0→0→2024-02-29→\xef\xbf\xbf\xf0\xa0\xae\xb7_x12_¶'
} >persons.tsv
cat >layout.csv <<'END'
column,heading,width,type,note
#,序号,6,,
id,身份证号,20,text,
name,姓名,10,,
sex,性别,6,text,M=男|F=女
grade,现档次,,amount,
age,年龄,,integer,
birth,出生日期,,date,
note,,12,text,
+result,核实结果,14,choice,属实|不愿|查无
+sign,本人签字,,text,
END
words="--title 应提档名单 --unit 单位：海阳镇 --as-of 截至2024-12-31"
run 0 "to-workbook -o list.xlsx --layout layout.csv $words persons.tsv"
same 'it says nothing' /dev/null "$err"
check 'nobody else can read it' test "$(stat -c %a list.xlsx)" = 600
line=制表人：　　　　　　　　审核人：　　　　　　　　负责人：
{
    text '应提档名单\r¶单位：海阳镇,,,,,截至2024-12-31\r¶'
    text '序号,身份证号,姓名,性别,现档次,年龄,出生日期,note,核实结果,本人签字\r¶'
    text '1,341022198001010512,=1+1,男,500,44,1980-01-01,+a,,\r¶'
    text '2,34102219800101051X,"<甲&""乙"">",女,1500.5,45,1880-12-31,_x0041_\x01,,\r¶'
    text '3,341022198001010520, 丙 ,,,,,@,,\r¶'
    text '4,341022198001010539,-丁,X,0,0,2024-02-29,_xFFFF_\xf0\xa0\xae\xb7_x12_,,\r¶'
    text "$line,,,,,,,,,\\r¶"
} >list.want
# from-workbook knows no U+FFFF, so it leaves it as it is written.
run 0 'from-workbook list.xlsx'
same 'what from-workbook reads' list.want "$out"

# --- other programs
cat >show.py <<'END'
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
for sheet in book:
    print('sheet', sheet.title)
    for row in sheet.rows:
        cells = [c for c in row if c.value is not None]
        if cells:
            print('\t'.join('%s %s %s' % (c.coordinate, c.data_type, c.value) for c in cells))
    page = sheet.page_setup
    print('frozen', sheet.freeze_panes, 'filter', sheet.auto_filter.ref, 'repeated', sheet.print_title_rows)
    print('paper', page.paperSize, page.orientation, 'height', page.fitToHeight, 'fit', sheet.sheet_properties.pageSetUpPr.fitToPage)
    print('footer', sheet.oddFooter.center.text)
    print('merged', ' '.join(sorted(str(r) for r in sheet.merged_cells.ranges)))
    for v in sheet.data_validations.dataValidation:
        print('choice', v.sqref, v.type, v.formula1)
    print('formats', ' '.join(c.coordinate + ':' + c.number_format for c in sheet[sheet.freeze_panes[1:]] if c.number_format != 'General'))
END
sed '/\xef\xbf\xbf/d; s/\x01//; s/_x0041_/a/' persons.tsv >plain.tsv
run 0 "to-workbook -o plain.xlsx --layout layout.csv $words plain.tsv"
run 0 '/usr/bin/python3 show.py plain.xlsx'
same 'what openpyxl reads' - "$out" <<END
sheet Sheet1
A1 s 应提档名单
A2 s 单位：海阳镇	F2 s 截至2024-12-31
A3 s 序号	B3 s 身份证号	C3 s 姓名	D3 s 性别	E3 s 现档次	F3 s 年龄	G3 s 出生日期	H3 s note	I3 s 核实结果	J3 s 本人签字
A4 n 1	B4 s 341022198001010512	C4 s =1+1	D4 s 男	E4 n 500	F4 n 44	G4 d 1980-01-01 00:00:00	H4 s +a
A5 n 2	B5 s 34102219800101051X	C5 s <甲&"乙">	D5 s 女	E5 n 1500.5	F5 n 45	G5 s 1880-12-31	H5 s a
A6 n 3	B6 s 341022198001010520	C6 s  丙 	H6 s @
A7 s $line
frozen A4 filter A3:J6 repeated \$1:\$3
paper 9 landscape height 0 fit True
footer 第 &P 页 共 &N 页
merged A1:J1 A2:E2 A7:J7 F2:J2
choice I4:I6 list "属实,不愿,查无"
formats A4:0 B4:@ C4:@ D4:@ E4:#,##0 F4:0 G4:yyyy\\-mm\\-dd H4:@ I4:@ J4:@
END
check 'no green corners on numbers that are text' grep -q '<ignoredError sqref="A1:J7" numberStoredAsText="1"/>' \
    <(unzip -p list.xlsx xl/worksheets/sheet1.xml)

# The whole of it, by a program that computes formulas and opens the file as an office does.
run 0 'soffice -env:UserInstallation=file://$PWD/office --headless --convert-to csv:"Text - txt - csv (StarCalc)":44,34,76,1,,0,false,true,false --outdir calc list.xlsx'
same 'what LibreOffice reads' <(sed -e 's/\r$//' -e 's/\x01//' -e 's/_xFFFF_/\xef\xbf\xbf/; 1s/$/,,,,,,,,,/; 2s/$/,,,,/' list.want | tr -d '\001') <(tr -d '\001' <calc/list.csv)
run 0 'soffice -env:UserInstallation=file://$PWD/office --headless --convert-to ods --outdir calc plain.xlsx'
run 0 'soffice -env:UserInstallation=file://$PWD/office --headless --convert-to xlsx --outdir calc calc/plain.ods'
run 0 'from-workbook calc/plain.xlsx'
same 'what LibreOffice has saved' <(from-workbook plain.xlsx) "$out"

# --- sheets
cat >sheets.csv <<'END'
sheet,title
万安镇,万安镇名单
空,空名单
海阳镇,海阳镇名单
END
cut -f 1,3 persons.tsv >towns.tsv
all()
{
    from-workbook --sheet 1 "$1" 2>&1
    from-workbook --sheet 2 "$1"
    from-workbook --sheet 3 "$1"
    from-workbook --sheet 4 "$1" 2>&1
}
run 0 'to-workbook -o by.xlsx --sheet-by town --sheets sheets.csv --closing "" towns.tsv; all by.xlsx | tr -d "\r"'
same 'sheets in the order of their table' - "$out" <<'END'
万安镇名单
id,town
34102219800101051X,万安镇
空名单
id,town
海阳镇名单
id,town
341022198001010512,海阳镇
341022198001010520,海阳镇
341022198001010539,海阳镇
from-workbook: by.xlsx: sheet 1: 万安镇
from-workbook: by.xlsx: sheet 2: 空
from-workbook: by.xlsx: sheet 3: 海阳镇
from-workbook: by.xlsx: no sheet "4" in it
END
run 0 'to-workbook -o on.xlsx --rows 2 --sheet-by town --closing "" towns.tsv; all on.xlsx | tr -d "\r"'
same 'a sheet that is full goes on in the next' - "$out" <<'END'
id,town
341022198001010512,海阳镇
341022198001010520,海阳镇
id,town
341022198001010539,海阳镇
id,town
34102219800101051X,万安镇
from-workbook: on.xlsx: sheet 1: 海阳镇
from-workbook: on.xlsx: sheet 2: 海阳镇 (2)
from-workbook: on.xlsx: sheet 3: 万安镇
from-workbook: on.xlsx: no sheet "4" in it
END
{
    text 'a→b¶x/y:[1]*?\\z→¶'
    printf '%s\t\n' "'o'" History ABC abc '' "$(printf '长%.0s' {1..40})" "$(printf '长%.0s' {1..41})"
} >names.tsv
run 0 'to-workbook -o names.xlsx --sheet-by a names.tsv'
run 1 'from-workbook --sheet none names.xlsx'
same 'names that no sheet can have' - "$err" <<END
from-workbook: names.xlsx: sheet 1: x／y：［1］＊？＼z
from-workbook: names.xlsx: sheet 2: ’o’
from-workbook: names.xlsx: sheet 3: History (2)
from-workbook: names.xlsx: sheet 4: ABC
from-workbook: names.xlsx: sheet 5: abc (2)
from-workbook: names.xlsx: sheet 6: -
from-workbook: names.xlsx: sheet 7: $(printf '长%.0s' {1..31})
from-workbook: names.xlsx: sheet 8: $(printf '长%.0s' {1..27}) (2)
from-workbook: names.xlsx: no sheet "none" in it
END

# --- no records, many, wide, from a pipe
head -n 1 towns.tsv >none.tsv
run 0 'to-workbook -o none.xlsx none.tsv && to-workbook -o none-by.xlsx --sheet-by town none.tsv && from-workbook none.xlsx && from-workbook none-by.xlsx'
same 'a workbook without records' <(text "id,town\\r¶$line,\\r¶id,town\\r¶$line,\\r¶") "$out"
seq -f '%g' 0 30000 | sed '1s/.*/n/' >many.tsv
run 0 'gzip -c many.tsv | to-workbook -o many.xlsx --closing "" - && from-workbook many.xlsx | tr -d "\r"'
same 'many rows' many.tsv "$out"
awk 'BEGIN { for (i = 1; i <= 800; i++) printf "c%d%s", i, i < 800 ? "\t" : "\n"; for (i = 1; i <= 800; i++) printf "%d%s", i, i < 800 ? "\t" : "\n" }' >wide.tsv
run 0 'to-workbook -o wide.xlsx --closing "" wide.tsv && from-workbook wide.xlsx | tr -d "\r" | tr , "\t"'
same 'many columns' wide.tsv "$out"
{
    echo a
    printf 'x%.0s' {1..32767}
    echo
} >long.tsv
run 0 'to-workbook -o long.xlsx --closing "" long.tsv && from-workbook long.xlsx | tr -d "\r"'
same 'the longest cell' long.tsv "$out"
run 0 'to-workbook --summary account -o again.xlsx --layout layout.csv $words persons.tsv persons.tsv'
same 'the account' <(text 'to-workbook→persons.tsv→4→4→0→0¶to-workbook→persons.tsv→4→4→0→0¶') account
run 0 'TZ=Asia/Shanghai LC_ALL=C.UTF-8 to-workbook -o same.xlsx --layout layout.csv $words persons.tsv'
same 'the same bytes from the same records' list.xlsx same.xlsx

# --- CSV
run 0 'to-workbook --csv -o list.csv --layout layout.csv persons.tsv'
{
    text '\xef\xbb\xbf序号,身份证号,姓名,性别,现档次,年龄,出生日期,note,核实结果,本人签字\r¶'
    text "1,341022198001010512,'=1+1,男,500,44,1980-01-01,'+a,,\\r¶"
    text '2,34102219800101051X,"<甲&""乙"">",女,1500.5,45,1880-12-31,_x0041_\x01,,\r¶'
    text "3,341022198001010520, 丙 ,,,,,'@,,\\r¶"
    text "4,341022198001010539,'-丁,X,0,0,2024-02-29,\xef\xbf\xbf\xf0\xa0\xae\xb7_x12_,,\\r¶"
} >csv.want
same 'CSV that computes nothing' csv.want list.csv
check 'which nobody else can read' test "$(stat -c %a list.csv)" = 600

# --- what is refused
sed '2s/$/x/' long.tsv >longer.tsv
text 'a¶500元¶' >unit.tsv
text 'a¶x\xffy¶' >bytes.tsv
awk 'BEGIN { for (i = 0; i < 16385; i++) printf "c%d%s", i, i < 16384 ? "\t" : "\n" }' >wider.tsv
{ echo a && seq 256; } >values.tsv
echo 'column,heading,width,type,note' >head.csv
layout()
{
    { cat head.csv && text "$1¶"; } >"l.csv"
}
refuse_layout()
{
    layout "$1"
    row 2 'to-workbook -o o.xlsx --layout l.csv unit.tsv' '' '' "to-workbook: l.csv:$2"
}
title='a layout that makes no sense'
refuse_layout ',编号,,,' '2: column "": must name a column, or be # or +NAME'
refuse_layout 'a,,0,,' '2: width "0": must be a whole number from 1 on'
refuse_layout 'a,,256,,' '2: width "256": must be at most 255'
refuse_layout 'a,,,number,' '2: type "number": known are text, integer, amount, date, choice'
refuse_layout 'a,,,amount,x' '2: note "x": only a text or a choice has one'
refuse_layout 'a,,,text,x' '2: note "x": must be other words for values, such as M=男|F=女'
refuse_layout '+a,,,choice,' '2: note "": must say what can be chosen, such as yes|no'
refuse_layout '+a,,,choice,"x,y"' '2: note "x,y": no comma and no quote can be in a choice'
refuse_layout "+a,,,choice,$(printf 'x%.0s' {1..256})" "2: note \"$(printf 'x%.0s' {1..256})\": a list of choices has at most 255 characters"
refuse_layout 'a,,,choice,x|y' '2: type "choice": a choice is filled in: begin its column with +'
refuse_layout 'a,x,,,¶+b,x,,,' '3: heading "x": is there twice'
title=
awk 'BEGIN { print "column,heading,width,type,note"; for (i = 0; i < 16385; i++) print "+c" i ",,,," }' >wider.csv
for type in integer amount date; do
    layout "a,,,$type,"
    cp l.csv $type.csv
done
text 'sheet,title¶x,X¶x,Y¶' >twice.csv
rows <<'END_OF_ROWS'
# values that a workbook would lose or change
1 | to-workbook -o o.xlsx longer.tsv | | | to-workbook: longer.tsv:2: a: is longer than the 32767 characters that a cell holds
1 | to-workbook -o o.xlsx bytes.tsv | | | to-workbook: bytes.tsv:2: is not UTF-8
1 | to-workbook -o o.xlsx --layout integer.csv unit.tsv | | | to-workbook: unit.tsv:2: a: is no whole number: call its type text
1 | to-workbook -o o.xlsx --layout amount.csv unit.tsv | | | to-workbook: unit.tsv:2: a: is no amount in yuan: call its type text
1 | to-workbook -o o.xlsx --layout date.csv unit.tsv | | | to-workbook: unit.tsv:2: a: is no day such as 2024-03-05: call its type text
1 | to-workbook -o o.xlsx wider.tsv | | | to-workbook: wider.tsv:1: more columns than a sheet has: choose some with --layout
2 | to-workbook -o o.xlsx --layout wider.csv unit.tsv | | | to-workbook: wider.csv:16386: a sheet has at most 16384 columns
1 | to-workbook -o o.xlsx --sheet-by a values.tsv | | | to-workbook: values.tsv:257: a: has more than 255 values: too many sheets
1 | to-workbook -o o.xlsx --sheet-by town --sheets sheets.csv names.tsv | | | to-workbook: names.tsv:1: no column town: run the filter that adds it first
1 | sed 's/万安镇/某镇/' towns.tsv >other.tsv; to-workbook -o o.xlsx --sheet-by town --sheets sheets.csv other.tsv | | | to-workbook: other.tsv:3: town: is none of the sheets of --sheets
1 | to-workbook -o o.xlsx --layout layout.csv towns.tsv | | | to-workbook: towns.tsv:1: no column name: run the filter that adds it first
# wrong calls
2 | to-workbook towns.tsv | | | to-workbook: -o FILE is missing: where the workbook goes; see to-workbook --help
2 | to-workbook -o | | | to-workbook: -o: its value is missing; see to-workbook --help
2 | to-workbook -o o.xlsx --rows 0 towns.tsv | | | to-workbook: --rows 0: must be a whole number from 1 on
2 | to-workbook -o o.xlsx --sheets sheets.csv towns.tsv | | | to-workbook: --sheets goes with --sheet-by; see to-workbook --help
2 | to-workbook --csv -o o.csv --sheet-by town towns.tsv | | | to-workbook: --csv has no sheets; see to-workbook --help
2 | to-workbook --csv -o o.csv --rows 5 towns.tsv | | | to-workbook: --csv has no sheets; see to-workbook --help
2 | to-workbook -o o.xlsx --sheet-by a --sheets twice.csv unit.tsv | | | to-workbook: twice.csv:3: sheet "x": is there twice
2 | to-workbook -o o.xlsx --layout nowhere.csv unit.tsv | | | to-workbook: nowhere.csv: is missing: take the shipped table as a model
# the system
3 | to-workbook -o nowhere/o.xlsx towns.tsv | | | to-workbook: nowhere/o.xlsx: cannot make this file: No such file or directory
3 | to-workbook -o /dev/full towns.tsv | | | to-workbook: /dev/full: cannot write: No space left on device
3 | to-workbook --csv -o /dev/full towns.tsv | | | to-workbook: /dev/full: cannot write: No space left on device
3 | TMPDIR=nowhere to-workbook -o o.xlsx --sheet-by town towns.tsv | | | to-workbook: nowhere: cannot make a temporary file: No such file or directory
END_OF_ROWS
