# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# normalize: what separates the cells, Unicode text, encodings that change midway, and files that are no tables.
any_columns
fixtures normalize from-workbook

printf '姓名,身份证号,村\r\n汪明,341022198001010213,横江\r\n"赵,""一""",341022198001010213,"a\nb"\r\n' >comma.csv
normalize --as registry comma.csv 2>/dev/null >records
# other FILE SEPARATOR: the table with another separator, by a program of its own
other()
{
    awk -v to="$2" 'BEGIN { RS = "\r\n"; ORS = "\r\n" }
        NR == 3 { print "\"赵,\"\"一\"\"\"" to "341022198001010213" to "\"a\nb\""; next }
        { gsub(/,/, to); print }' comma.csv >"$1"
}
other tab.txt '\t'
other semicolon.csv ';'
iconv -f UTF-8 -t GB18030 tab.txt >gb.txt
{ printf '\xff\xfe'; iconv -f UTF-8 -t UTF-16LE tab.txt; } >le.txt
{ printf '\xfe\xff'; iconv -f UTF-8 -t UTF-16BE tab.txt; } >be.txt
iconv -f UTF-8 -t UTF-16LE comma.csv >le.csv
iconv -f UTF-8 -t UTF-16BE comma.csv >be.csv
gzip -c le.txt >le.txt.gz
printf '姓名,身份证号,村\r汪明,341022198001010213,横江\r"赵,""一""",341022198001010213,"a\rb"\r' >cr.csv
{ printf '\xff\xfe'; iconv -f UTF-8 -t UTF-16LE cr.csv; } >cr-le.csv
tr '\n' '\r' <tab.txt | sed 's/\r\r/\r/g' >cr-tab.txt
tr '\n' '\r' <semicolon.csv | sed 's/\r\r/\r/g' >cr-semicolon.csv
printf '姓名,身份证号,村\r汪明,341022198001010213,横江\n"赵,""一""",341022198001010213,"a\r\nb"' >mixed.csv
{ printf '城乡居保花名册\n2024年,单位:元\n'; cat tab.txt; } >titled.txt
rows <<'END_OF_ROWS'
# separators and Unicode text
0 | normalize --as registry tab.txt | | @records | normalize: tab.txt: read as UTF-8, separated by TAB¶normalize: tab.txt: 2 read, 2 written, 0 rejected
0 | normalize --as registry semicolon.csv | | @records | normalize: semicolon.csv: read as UTF-8, separated by semicolons¶normalize: semicolon.csv: 2 read, 2 written, 0 rejected
0 | normalize --as registry gb.txt | | @records | normalize: gb.txt: read as GB18030, separated by TAB¶normalize: gb.txt: 2 read, 2 written, 0 rejected
0 | normalize --as registry le.txt | | @records | normalize: le.txt: read as UTF-16LE, separated by TAB¶normalize: le.txt: 2 read, 2 written, 0 rejected
0 | normalize --as registry be.txt | | @records | normalize: be.txt: read as UTF-16BE, separated by TAB¶normalize: be.txt: 2 read, 2 written, 0 rejected
0 | normalize --as registry <le.txt.gz | | @records | normalize: -: read as UTF-16LE, separated by TAB¶normalize: -: 2 read, 2 written, 0 rejected
0 | normalize --as registry cr.csv | | @records | normalize: cr.csv: read as UTF-8, rows ended by CR alone¶normalize: cr.csv: 2 read, 2 written, 0 rejected
0 | normalize --as registry cr-tab.txt | | @records | normalize: cr-tab.txt: read as UTF-8, separated by TAB, rows ended by CR alone¶normalize: cr-tab.txt: 2 read, 2 written, 0 rejected
0 | normalize --as registry cr-semicolon.csv | | @records | normalize: cr-semicolon.csv: read as UTF-8, separated by semicolons, rows ended by CR alone¶normalize: cr-semicolon.csv: 2 read, 2 written, 0 rejected
0 | normalize --as registry cr-le.csv | | @records | normalize: cr-le.csv: read as UTF-16LE, rows ended by CR alone¶normalize: cr-le.csv: 2 read, 2 written, 0 rejected
0 | normalize --as registry mixed.csv | | @records | normalize: mixed.csv: read as UTF-8, rows ended by CR alone¶normalize: mixed.csv: 2 read, 2 written, 0 rejected
0 | normalize --as registry titled.txt | | @records | normalize: titled.txt: read as UTF-8, separated by TAB¶normalize: titled.txt: 2 read, 2 written, 0 rejected
0 | normalize --as registry --encoding utf-16 le.csv | | @records | normalize: le.csv: read as UTF-16LE¶normalize: le.csv: 2 read, 2 written, 0 rejected
0 | normalize --as registry --encoding UTF-16LE le.csv | | @records | normalize: le.csv: read as UTF-16LE¶normalize: le.csv: 2 read, 2 written, 0 rejected
0 | normalize --as registry --encoding UTF-16BE be.csv | | @records | normalize: be.csv: read as UTF-16BE¶normalize: be.csv: 2 read, 2 written, 0 rejected
2 | normalize --as registry --encoding BIG5 be.csv | | | normalize: --encoding BIG5: is not known: UTF-8, GB18030 (GBK and GB2312 are part of it) or UTF-16
END_OF_ROWS

# Faults in tables with another separator: the same rejects, given back as CSV with commas.
printf '姓名\t身份证号\n甲\t\n"乙"丙\t341022198001010213\n丁\t341022198001010213\t多\n戊\t341022198001010213\n' >faults.txt
printf '\xef\xbb\xbf姓名,身份证号,reject_reason,reject_column,reject_line\r\n甲,,id_missing,身份证号,2\r\n"""乙""丙\t341022198001010213",,quote,姓名,3\r\n丁,341022198001010213,width,,4,多\r\n' >faults.want
run 0 'normalize --as registry --rejects out faults.txt'
same 'rejects of a table with TABs' <(sed 3d faults.want) <(sed 3d out/faults.txt.rejects.csv)

# A file whose encoding changes midway loses the rows concerned and no other.
half()
{
    printf '汪明,341022198001010213\n赵孤城,341022198001010213\n'
}
{ printf '姓名,身份证号\n'; half; half | iconv -f UTF-8 -t GB18030; half; } >utf8-first.csv
{ printf '姓名,身份证号\n' | iconv -f UTF-8 -t GB18030; half | iconv -f UTF-8 -t GB18030; half; half | iconv -f UTF-8 -t GB18030; } >gb-first.csv
{ printf '\xff\xfe'; { printf '姓名,身份证号\n'; half; } | iconv -f UTF-8 -t UTF-16LE; printf '\x00\xdc,\x00\x31\x00\n\x00'; half | iconv -f UTF-8 -t UTF-16LE; } >half-pair.csv
for file in utf8-first gb-first half-pair; do
    rm -rf out
    run 0 "normalize --as registry --rejects out $file.csv"
    same "$file: the rows that are lost" <(case $file in
        utf8-first) printf 'encoding 4\nencoding 5\n' ;;
        gb-first) printf 'encoding 4\nencoding 5\n' ;;
        half-pair) printf 'encoding 4\n' ;;
        esac) <(awk -F , 'NR > 1 { gsub(/\r/, ""); print $3, $5 }' "out/$file.rejects.csv")
    [ "$file" != gb-first ] ||
        same 'a foreign row is given back with its text' <(printf '\xef\xbf\xbd汪明\n') <(sed -n 2p out/gb-first.rejects.csv | cut -d , -f 1)
    same "$file: the others" <(printf '%s\n' 汪明 汪明 赵孤城 赵孤城) <(cut -f 3 "$out" | tail -n +2 | sort)
done

# Bytes of GB18030 that other programs get wrong, and a bad byte before each delimiter: no delimiter is lost.
printf '姓名,身份证号\n' | iconv -f UTF-8 -t GB18030 >corner.csv
{
    printf '\x80,341022198001010213\n'                       # the euro sign of code page 936
    printf '\xa2\xe3,341022198001010213\n'                   # the euro sign of GB18030
    printf '\xa6\xd9,341022198001010213\n'                   # a private-use place that newer tables moved
    printf '\xfe\x59,341022198001010213\n'                   # another
    printf '\x81\x39\xee\x39,341022198001010213\n'           # four bytes: U+3400
    printf '\x95\x32\x82\x36,341022198001010213\n'           # four bytes: U+20000
    printf '\xcd,341022198001010213\n'                       # a lead byte before a comma
    printf '"\xcd",341022198001010213\n'                     # before a quote
    printf '341022198001010213,\xcd\n'                       # before a line break
    printf '\xcd\xff,341022198001010213\n'                   # a byte of no character
    printf '\x81\x30\x81,341022198001010213\n'               # a character cut short
    printf '\xe3\x32\x9a\x36,341022198001010213\n'           # beyond the last character
    printf '\xd5\xd4,341022198001010213\n'
} >>corner.csv
rm -rf out
run 0 'normalize --as registry --rejects out corner.csv'
same 'corners of GB18030: names' <(printf '%s\n' € €) <(cut -f 3 "$out" | sed -n '2,3p')
same 'corners of GB18030: all characters are some' <(echo 7) <(tail -n +2 "$out" | cut -f 3 | awk 'length($0)' | wc -l)
same 'corners of GB18030: the four-byte ones' <(printf '㐀\n𠀀\n赵\n') <(cut -f 3 "$out" | tail -n 3)
same 'corners of GB18030: rejects' <(printf 'encoding %s\n' 8 9 10 11 12 13) \
    <(awk -F , 'NR > 1 { gsub(/\r/, ""); print $3, $5 }' out/corner.rejects.csv)

# Files that are no tables: what they are, and what to do.
workbook='this is a workbook, not CSV: from-workbook FILE | normalize --as SOURCE'
page='this is a web page, whatever its name: open it in WPS and save it as .xlsx'
xml='this is XML, whatever its name: open it in WPS and save it as .xlsx'
archive='this is an archive: unpack it and give the files in it'
pdf='this is a PDF, no table: ask for the workbook that it was made of'
head -n 1 header-alone.tsv >header
# refuses FILE MESSAGE
refuses()
{
    run 1 "normalize --as registry $1"
    same "$1: nothing but the header" header "$out"
    same "$1: the message" <(printf 'normalize: %s: %s\n' "$1" "$2") "$err"
}
for file in shared.xlsx ids.xls five-bare.xls bare.xls locked.xlsx packed.xlsx.gz office.ods letter.docx; do
    refuses "$file" "$workbook"
done
for file in page-1.xls page-2.xls page-3.xls page-4.xls; do
    refuses "$file" "$page"
done
for file in xml.xls office.fods; do
    refuses "$file" "$xml"
done
for file in rar.xlsx 7z.xlsx; do
    refuses "$file" "$archive"
done
refuses paper.pdf "$pdf"

# What else offices send as .csv or .xls; planted KIND MESSAGE <BYTES
planted()
{
    cat >"$1.csv"
    refuses "$1.csv" "$2"
    run 1 "from-workbook $1.csv"
}
old='this is a workbook of Excel 4 or older: open it in WPS and save it as .xlsx'
printf '\x09\0\4\0\2\0\x10\0' | planted biff2 "$old"
printf '\x09\2\6\0\0\0\x10\0\0\0' | planted biff3 "$old"
printf '\x09\4\6\0\0\4\x10\0\0\0' | planted biff4 "$old"
same 'from-workbook says the same' <(echo "from-workbook: biff4.csv: $old") "$err"
printf 'ID;PWXL;N;E\r\nC;Y1;X1;K"a"\r\n' | planted sylk "this is a table of SYLK, DIF or Lotus: open it in WPS and save it as .xlsx"
printf 'MIME-Version: 1.0\nContent-Type: multipart/related\n\n<table><tr><td>姓名' |
    planted mhtml "this is a web archive, whatever its name: open it in WPS and save it as .xlsx"
printf '[\n  {"姓名": "甲", "身份证号": "341022198001010213"}\n]\n' |
    planted json 'this is JSON, no table: ask for the table as .xlsx or CSV'
{ printf '\3\x7c\3\5\1\0\0\0\x41\0\x0b\0'; head -c 20 /dev/zero; printf 'NAME\0'; } |
    planted dbf "this is a table of dBase (.dbf): open it in WPS and save it as .xlsx"
printf 'SQLite format 3\0\x10\0' | planted sqlite 'this is a database: ask for the table in it as .xlsx or CSV'
printf '{\\rtf1\\ansi 姓名,身份证号}' |
    planted rtf 'this is a document (RTF), no table: copy the table in it to a new workbook'
printf '\x89PNG\r\n\x1a\n' | planted image 'this is an image, no table: ask for the workbook that it was made of'
printf '\x4c\0\0\0\1\x14\2\0' | planted shortcut 'this is a shortcut, not the file: ask for the file that it leads to'
printf '\0\5\x16\7\0\2\0\0Mac OS X' | planted side 'this is what macOS puts beside a file, no table: remove it'
printf '\xfd7zXZ\0' | planted packed "$archive"
# Documents in the containers that workbooks come in: what they are stands further behind.
document='this is a document of Word, no table: copy the table in it to a new workbook'
refuses letter.doc "$document"
{ printf 'PK\3\4'; head -c 300000 /dev/zero; printf 'PK\3\4 word/document.xml'; } >far.docx
refuses far.docx "$document"
{ printf 'PK\3\4'; head -c 1100000 /dev/zero; printf 'PK\3\4 word/document.xml'; } >beyond.docx
refuses beyond.docx "$workbook"
printf 'PK\3\4 OFD.xml' >paper.ofd
refuses paper.ofd 'this is an OFD, no table: ask for the workbook that it was made of'
printf 'PK\3\4 ppt/presentation.xml' >talk.pptx
refuses talk.pptx 'this is a presentation, no table: ask for the workbook that it was made of'
mkdir policy-of-workbooks
cp "$policy"/*.csv policy-of-workbooks
cp shared.xlsx policy-of-workbooks/areas.csv
run 2 'normalize --policy policy-of-workbooks --as registry comma.csv'
same 'a table of the policy' <(printf 'normalize: policy-of-workbooks/areas.csv: %s\n' "$workbook") "$err"

# The filters together.
run 0 'from-workbook shared.xlsx | normalize --as registry'
same 'from-workbook | normalize' <(printf '汪明\n乙\n') <(cut -f 3 "$out" | tail -n +2)
