# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# explain-rejects, tally-rejects: the rejected rows by file and reason, with what to do, and without a person.
explain=$bin/explain-rejects
[ -x "$explain" ] || explain=$top/pipelines/explain-rejects
here=$(pwd -P)
export explain

# What normalize wrote of the county in fixtures/: the counts are those of its README.
mkdir written
normalize --rejects written --max-rejects 100% --as resident "$top/fixtures/county/resident.csv" \
    --as exempt "$top/fixtures/county/exempt.csv" >/dev/null 2>&1

# One row of each reason, least wanted order; cells with commas, quotes and line breaks; a reason that somebody
# has overwritten with a name; surplus cells behind reject_line; a row that has no reason; one that is blank.
mkdir all one empty wrong
{
    printf '\xef\xbb\xbf姓名,身份证号,reject_reason,reject_column,reject_line\r\n'
    printf '"甲,""乙""\r\n丙",,%s,身份证号,2\r\n' encoding quote width id_missing id_mangled id_chars id_length \
        id_region id_birth id_checksum status grade amount date
    printf '丁,,date,日期,30,多,出\r\n'
    printf '戊,,赵孤城,日期,31\r\n'
    printf '己\r\n,,,,\r\n'
} >all/名单.rejects.csv
printf '姓名,reject_reason\n赵孤城,date\n钱孤城,grade\n孙孤城,grade\n' | iconv -f UTF-8 -t GB18030 \
    >one/341022199001010017.rejects.csv
printf '姓名,reject_reason\n' >one/none.rejects.csv
printf '姓名,身份证号\n赵孤城,341022199001010017\n' >wrong/a.rejects.csv
printf '姓名\n,reject_reason\n赵孤城,date\n' >wrong/b.rejects.csv
: >wrong/c.rejects.csv
printf '姓名,reject_reason\n李孤城\xff,date\n' >wrong/d.rejects.csv
printf '姓名,reject_reason\n"李孤城,date\n' >wrong/e.rejects.csv
mkdir unread
mkdir unread/e.rejects.csv

cat >all.want <<'END'
名单.rejects.csv：16 行被拒
  原因         行数  含义                                               怎么办
  date            2  日期不存在或写法不认识                             改成如 2024-03-05 的写法
  encoding        1  有乱码：这一行的字节不合文件的编码                 对照原件重新录入乱码处
  quote           1  引号不配对：引号之后还有文字                       删去多余的引号，或改为全角引号
  width           1  格数与表头不符，多半是单元格里有多余的逗号         把错位的格移回原列；多出的格在 reject_line 之后，移完请清空
  id_missing      1  没有身份证号码（企业为统一社会信用代码）           向村（社区）或单位查补证件号码
  id_mangled      1  号码被表格软件改过（如 3.41E+17），后几位已经丢失  从原始档案重新录入，先把该列设为“文本”格式
  id_chars        1  号码里有不该有的字符                               对照证件改正；字母 O 和数字 0、字母 I 和数字 1 容易混
  id_length       1  号码位数不对                                       对照证件补足或删去多余的数字
  id_region       1  号码前六位不是行政区划代码                         对照证件改正前六位
  id_birth        1  号码里的出生日期不存在，或在将来                   对照证件改正第 7 至 14 位
  id_checksum     1  末位校验码不符，号码中至少有一位抄错               对照证件逐位核对
  status          1  状态栏的写法不在 values.csv 里，或为空             改成规定的写法；确是新写法的，补入政策目录的 values.csv
  grade           1  缴费档次不是整数金额                               改成整数元，如 500
  amount          1  金额或人数不是规定的数字                           金额改成如 500 或 500.50（至多两位小数）；人数改成整数
  （不认识）      1  reject_reason 一列被改动过，或各格错位             对照 reject_line 所指的原文件核对这些行
END
cat >one.want <<'END'
341022********0017.rejects.csv：3 行被拒
  原因   行数  含义                    怎么办
  grade     2  缴费档次不是整数金额    改成整数元，如 500
  date      1  日期不存在或写法不认识  改成如 2024-03-05 的写法
none.rejects.csv：0 行被拒
END
cat >wrong.want <<'END'
d.rejects.csv：1 行被拒
  原因  行数  含义                    怎么办
  date     1  日期不存在或写法不认识  改成如 2024-03-05 的写法
END
cat >wrong.err <<'END'
tally-rejects: wrong/a.rejects.csv:1: no column reject_reason: take the file that normalize wrote
tally-rejects: wrong/b.rejects.csv:1: no column reject_reason: take the file that normalize wrote
tally-rejects: wrong/c.rejects.csv:1: no column reject_reason: take the file that normalize wrote
tally-rejects: wrong/e.rejects.csv:2: a quote is opened here and never closed: close it or take it out
END
cat >written.want <<'END'
exempt.rejects.csv：2 行被拒
  原因         行数  含义                                  怎么办
  id_checksum     2  末位校验码不符，号码中至少有一位抄错  对照证件逐位核对
resident.rejects.csv：69 行被拒；页脚 2 行，不是人员
  原因         行数  含义                                               怎么办
  id_checksum    31  末位校验码不符，号码中至少有一位抄错               对照证件逐位核对
  date           13  日期不存在或写法不认识                             改成如 2024-03-05 的写法
  status         11  状态栏的写法不在 values.csv 里，或为空             改成规定的写法；确是新写法的，补入政策目录的 values.csv
  id_mangled      8  号码被表格软件改过（如 3.41E+17），后几位已经丢失  从原始档案重新录入，先把该列设为“文本”格式
  amount          6  金额或人数不是规定的数字                           金额改成如 500 或 500.50（至多两位小数）；人数改成整数
  不认识的 status：“不详” 11 行。改正，或补入 values.csv 的 active、resident 一行（或 paused、ended、receiving）
  不认识的 amount：“已缴” 6 行。改正，或补入 values.csv 的 empty、amount 一行（或 zero）
  不认识的 date：“2024-02-30” 12 行、“2024-02-30上午8:30” 1 行。改正，或补入 values.csv 的 empty、date 一行
END

# Words: the cell in the first column of the name that reject_column gives, tidied; the last reject columns, as of a file
# that came back and was rejected again. No word: what may be an ID, what is long, an empty cell, a cell in a column that
# is not there. The source is told by the name, of a workbook too; 表 is none.
mkdir words
status_rows()
{
    local word

    printf '姓名,参保 状态,参保 状态,reject_reason,reject_column,reject_line,reject_reason,reject_column,reject_line\r\n'
    for word; do
        printf '"赵\n孤城",%s,正常,date,日期,5,status," 参保  状态",7,多,\r\n' "$word"
    done
    printf '钱孤城,没有,正常,date,日期,5,status,没有这一列,7\r\n'
}
status_rows '" 断,缴 "' '" 断,缴 "' $'\xe2\x80\x8b停　保' $'"\x1b]0;甲\x07"' $'甲\xe2\x80\xae乙' 3410221980 \
    '３４１０２２' 1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o 一二三四五六七八九十一二三四五六七八九十长 '' \
    >words/居保.xlsx.rejects.csv
status_rows 停 | iconv -f UTF-8 -t GB18030 | tr , '\t' >words/employee-2.rejects.csv
status_rows 迁 | iconv -f UTF-8 -t UTF-16 >words/户籍.rejects.csv
status_rows 停 >words/表.rejects.csv
status_rows 停 >words/README.rejects.csv
status_rows 甲{1..25} >words/resident.rejects.csv
printf '缴费档次,人数,reject_reason,reject_column\n,,footer,缴费档次\n5档,,grade,缴费档次\n,三人,amount,人数\n' \
    >words/企业.rejects.csv
printf '甲,reject_reason,reject_column\n合计,footer,甲\n' >words/z.rejects.csv
rest=
for word in $(printf '%s\n' 甲{1..25} | LC_ALL=C sort | head -n 20); do
    rest+='、“'$word'” 1 行'
done
said()
{
    printf '%s：%d 行被拒\n  原因    行数  含义                                    怎么办\n' "$1" "$2"
    printf '  status  %4d  状态栏的写法不在 values.csv 里，或为空  ' "$2"
    printf '改成规定的写法；确是新写法的，补入政策目录的 values.csv\n'
    printf '  不认识的 status：%s。改正，或补入 values.csv %s\n' "$3" "$4"
}
{
    said README.rejects.csv 2 '“停” 1 行，其余 1 行' 中该来源的一行
    said employee-2.rejects.csv 2 '“停” 1 行，其余 1 行' '的 active、employee,flexible 一行（或 paused、ended、receiving）'
    said resident.rejects.csv 26 "${rest#、}，其余 6 行" '的 active、resident 一行（或 paused、ended、receiving）'
    printf 'z.rejects.csv：0 行被拒；页脚 1 行，不是人员\n'
    cat <<'END'
企业.rejects.csv：2 行被拒；页脚 1 行，不是人员
  原因    行数  含义                      怎么办
  grade      1  缴费档次不是整数金额      改成整数元，如 500
  amount     1  金额或人数不是规定的数字  金额改成如 500 或 500.50（至多两位小数）；人数改成整数
  不认识的 grade：“5档” 1 行。改正，或补入 values.csv 的 empty、amount 一行（或 zero）；确有此档的，补入 grades.csv
  不认识的 amount：“三人” 1 行。改正，或补入 values.csv 的 empty、amount 一行（或 zero）
END
    said 居保.xlsx.rejects.csv 11 '“断,缴” 2 行、“]0;甲” 1 行、“停 保” 1 行、“甲乙” 1 行，其余 6 行' \
        '的 active、resident 一行（或 paused、ended、receiving）'
    said 户籍.rejects.csv 2 '“迁” 1 行，其余 1 行' '的 registry、registry 一行（或 deceased、moved_out）'
    said 表.rejects.csv 2 '“停” 1 行，其余 1 行' 中该来源的一行
} >words.want

# The words of a policy of one's own, whose statuses are others.
cp -R "$policy" mine
sed -i '/^paused,resident/d' mine/values.csv
mkdir own no
cp words/resident.rejects.csv own
said resident.rejects.csv 26 "${rest#、}，其余 6 行" '的 active、resident 一行（或 ended、receiving）' >own.want

rows <<'END'
# what is shown
0 | "$explain" written | | @written.want |
0 | "$explain" all | | @all.want |
0 | "$explain" -- one | | @one.want |
0 | "$explain" empty | | 没有被拒的行 |
0 | "$explain" words | | @words.want |
0 | "$explain" own -p mine | | @own.want |
0 | CANBAO_POLICY=mine "$explain" own | | @own.want |
1 | "$explain" wrong | | @wrong.want | @wrong.err
# what it is made of: files, and standard input, packed or not
0 | tally-rejects one/none.rejects.csv words/z.rejects.csv --summary sum && cat sum | | one/none.rejects.csv→read→→0¶one/none.rejects.csv→written→→0¶one/none.rejects.csv→blank→→0¶words/z.rejects.csv→read→→1¶words/z.rejects.csv→written→→0¶words/z.rejects.csv→blank→→0¶words/z.rejects.csv→rejected→footer→1¶tally-rejects→one/none.rejects.csv→0→0→0→0¶tally-rejects→words/z.rejects.csv→1→1→0→0 |
0 | gzip >packed; tally-rejects <packed | 状态;reject_column;reject_reason¶停;状态;status¶停;状态;¶;;¶停;状态;人 | -→read→→3¶-→written→→1¶-→blank→→1¶-→rejected→status→1¶-→unknown_status→停→1 |
# what is refused
3 | "$explain" unread | | | tally-rejects: unread/e.rejects.csv: is a directory: name the files in it
2 | "$explain" -p nowhere all | | | find-policy: nowhere: there is no such policy directory, and by name there are xiuning-2024
2 | "$explain" -p no all | | | find-policy: no/bands.csv: is missing: take the shipped table as a model
2 | "$explain" | | | explain-rejects: needs one directory of reject files; see explain-rejects --help
2 | "$explain" all one | | | explain-rejects: needs one directory of reject files; see explain-rejects --help
2 | "$explain" --all | | | explain-rejects: --all: unknown option; see explain-rejects --help
2 | "$explain" nowhere | | | explain-rejects: nowhere: no such directory; give the rejects/ of some results
2 | "$explain" all.want | | | explain-rejects: all.want: no such directory; give the rejects/ of some results
# what cannot be written
3 | "$explain" all >/dev/full | | | *explain-rejects: standard output: cannot write
3 | "$explain" empty >/dev/full | | | *explain-rejects: standard output: cannot write
END

# A superuser reads everything, so another is asked where that is who we are.
mkdir shut shut-file
printf '姓名,reject_reason\n' >shut-file/f.rejects.csv
chmod 0 shut shut-file/f.rejects.csv
as_other=()
[ "$(id -u)" != 0 ] || as_other=(setpriv --reuid=65534 --regid=65534 --clear-groups)
if [ "$(id -u)" != 0 ] || "${as_other[@]}" test -x "$here" -a -r "$explain"; then
    run 3 '"${as_other[@]}" "$explain" shut'
    same 'a directory that is shut' <(text 'explain-rejects: shut: cannot be read; see who may read it¶') "$err"
    run 3 '"${as_other[@]}" "$explain" shut-file'
    same 'a file that is shut' <(text 'tally-rejects: shut-file/f.rejects.csv: cannot open: Permission denied¶') "$err"
fi
chmod 700 shut shut-file/f.rejects.csv

run 0 '"$explain" --version'
same 'the version' <(echo "explain-rejects (canbao) $(normalize --version | sed 's/.* //')") "$out"
run 0 '"$explain" --help'
check 'the help says how it is called' grep -qxF 'usage: explain-rejects [-p POLICY] DIR' "$out"
same 'nobody is shown' /dev/null <(for dir in written all one wrong words; do "$explain" "$dir" 2>&1; done |
    grep -E '孤城|[0-9]{15}')
same 'nothing is left behind' /dev/null <(mkdir tmp && TMPDIR=$here/tmp "$explain" all >/dev/null; ls -A tmp)
same 'the table has every reason, in the order in which they are looked for' \
    <(sed -n '/name\[REASONS\]/,/};/p' "$top/lib/values/reason.c" | grep -o '"[a-z_]*"' | tr -d '"' | grep -vx none) \
    <(sed 1d "$top/pipelines/reasons.csv" | cut -d , -f 1)
