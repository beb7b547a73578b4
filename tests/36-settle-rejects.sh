# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# settle-rejects: rows that came back mended; join-tallies: the tallies of pieces.
any_columns
good=(341022198001010512 341022198001010520 341022198001010539 341022198001010547 341022198001010555)

# --- rows that come back. Planted in old.csv: lines 3 and 5 with a status that is not known, 4 with a wrong digit, 6 without
# a name
cat >old.csv <<END
姓名,身份证号,参保状态
甲,${good[0]},正常缴费
乙,${good[1]},交了
丙,341022198001010538,正常缴费
丁,${good[3]},交了
,${good[4]},正常缴费
END
# settle [FILE]...: the rejects of old.csv and these files, then what is settled of them
settle()
{
    rm -rf rejects
    normalize --max-rejects 100% --rejects rejects --as resident old.csv "$@" >records 2>/dev/null
    settle-rejects --rejects rejects --as resident old.csv "$@"
}

# left NAME: the lines of the rows that are still rejected
left()
{
    [ ! -e "rejects/$1.rejects.csv" ] ||
        tr -d '\r' <"rejects/$1.rejects.csv" | awk -F , 'NR > 1 { line = line " " $NF } END { print substr(line, 2) }'
}

settle >/dev/null
cp rejects/old.rejects.csv back.csv
sed 's/交了/正常缴费/; s/341022198001010538/341022198001010539/; s/^,341022198001010555/戊&/' back.csv >mended.csv
sed '/乙/s/交了/正常缴费/' back.csv >half.csv
printf '姓名,身份证号,参保状态\n甲,%s,正常缴费\n,,参保状态\n乙,%s,交了\n' "${good[@]:0:2}" >second.csv
sed 's/\r//; s/,\([0-9]\)$/,\1.00/' mended.csv | iconv -f UTF-8 -t GB18030 | gzip >wps.csv.gz
rows <<'END'
# nothing came back; all came back; the line as a spreadsheet writes it, in GB18030, with other line ends
0 | settle; left old | | old.csv→4→0¶3 4 5 6 |
0 | settle mended.csv; left old; ls rejects | | old.csv→4→4¶mended.csv→0→0 |
0 | settle wps.csv.gz; left old | | old.csv→4→4¶wps.csv.gz→0→0 |
# one of four, the others wrong once more: their rows are rejected in both files
0 | settle half.csv; left old; echo; left half | | old.csv→4→1¶half.csv→3→0¶4 5 6¶¶3 4 5 |
# in two rounds: what came back wrong is mended in a third file
0 | settle half.csv >first; sed 's/交了/正常缴费/; s/341022198001010538/341022198001010539/; s/^,341022198001010555/戊&/' rejects/half.rejects.csv >again.csv; settle half.csv again.csv; left old; left half | | old.csv→4→4¶half.csv→3→3¶again.csv→0→0 |
# a file that was wholly rejected comes back and is wholly rejected: its rows have the lines of the first, and are known by how
# often they came back
0 | rm -rf rejects; { head -n 1 old.csv; sed -n '3,4p' old.csv; } >whole.csv; normalize --max-rejects 100% --rejects rejects --as resident whole.csv >records 2>said; cp rejects/whole.rejects.csv once.csv; normalize --max-rejects 100% --rejects rejects --as resident whole.csv once.csv >records 2>said; sed 's/交了/正常缴费/; s/341022198001010538/341022198001010539/' rejects/once.rejects.csv >twice.csv; normalize --max-rejects 100% --rejects rejects --as resident whole.csv once.csv twice.csv >records 2>said; settle-rejects --rejects rejects --as resident whole.csv once.csv twice.csv | | whole.csv→2→2¶once.csv→2→2¶twice.csv→0→0 |
# the first rejected row looks like the second row of a header
0 | rm -rf rejects; normalize --max-rejects 100% --rejects rejects --as resident second.csv >records 2>said; sed '2d; s/交了/正常缴费/' rejects/second.rejects.csv >mended-2.csv; normalize --max-rejects 100% --rejects rejects --as resident second.csv mended-2.csv >records 2>said; settle-rejects --rejects rejects --as resident second.csv mended-2.csv; left second | | second.csv→2→1¶mended-2.csv→0→0¶3 |
# a long header
0 | rm -rf rejects; sed '1s/身份证号/身份证号（请填写十八位公民身份号码，不得有空格，末位为大写字母，不要写成科学计数法）/' old.csv >long.csv; normalize --max-rejects 100% --rejects rejects --as resident long.csv >records 2>said; sed 's/341022198001010538/341022198001010539/' rejects/long.rejects.csv >long-2.csv; normalize --max-rejects 100% --rejects rejects --as resident long.csv long-2.csv >records 2>said; settle-rejects --rejects rejects --as resident long.csv long-2.csv; left long | | long.csv→4→1¶long-2.csv→3→0¶3 5 6 |
# the encoding that normalize was told
0 | rm -rf rejects; iconv -f UTF-8 -t UTF-16LE mended.csv >utf16.csv; normalize --encoding utf-16 --max-rejects 100% --rejects rejects --as resident utf16.csv >records 2>said; settle-rejects --encoding utf-16 --rejects rejects --as resident utf16.csv | | utf16.csv→0→0 |
# another person under that line; another source; the columns gone, and two of them gone
0 | sed 's/乙,341022198001010520/己,341022198001010512/' mended.csv >other.csv; settle other.csv; left old | | old.csv→4→3¶other.csv→0→0¶3 |
0 | settle >first; normalize --rejects rejects --as employee mended.csv >records 2>said; settle-rejects --rejects rejects --as resident old.csv --as employee mended.csv; left old | | old.csv→4→0¶mended.csv→0→0¶3 4 5 6 |
0 | cut -d , -f 1-3 mended.csv >plain.csv; settle plain.csv; left old | | old.csv→4→0¶plain.csv→0→0¶3 4 5 6 |
0 | cut -d , -f 1-4 mended.csv >part.csv; settle part.csv; left old | | old.csv→4→0¶part.csv→0→0¶3 4 5 6 | settle-rejects: part.csv:1: of reject_reason, reject_column and reject_line only some are there: its rows are taken for new ones, and the rejected ones stay rejected
# two files of the source with the same row on the same line: nothing is settled in doubt
0 | cp old.csv copy.csv; settle copy.csv mended.csv; left old; left copy | | old.csv→4→0¶copy.csv→4→0¶mended.csv→0→0¶3 4 5 6¶3 4 5 6 | settle-rejects: mended.csv: rows that came back and may be any of several rejected ones: 4; these stay rejected
# as it was called
0 | rm -rf rejects; normalize --rejects rejects --as resident --called 居保.xlsx old.csv mended.csv >records 2>said; settle-rejects --summary sum --rejects rejects --as resident --called 居保.xlsx old.csv mended.csv; ls rejects; cat sum | | 居保.xlsx→4→4¶mended.csv→0→0¶settle-rejects→居保.xlsx→4→0→0→4¶settle-rejects→mended.csv→0→0→0→0 |
# called wrongly, and rejects that are none
2 | settle-rejects | | | settle-rejects: needs --rejects DIR and --as SOURCE FILE; see settle-rejects --help
2 | settle-rejects --rejects rejects | | | settle-rejects: say what the input is: --as SOURCE [FILE]...; see settle-rejects --help
2 | settle-rejects --rejects rejects --as resident old.csv --called '' mended.csv | | | settle-rejects: --called : must not be empty
2 | settle-rejects --rejects rejects --as resident old.csv ./old.csv.gz | | | settle-rejects: old.csv and ./old.csv.gz would share one reject file: rename one
3 | settle-rejects --rejects nowhere --as resident old.csv | | | settle-rejects: nowhere: cannot look into it: No such file or directory
2 | settle-rejects old.csv | | | settle-rejects: old.csv: say first what it is: --as SOURCE FILE
2 | settle-rejects --as residents | | | settle-rejects: --as residents: is no source: registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere
1 | mkdir -p no; cp old.csv no/old.rejects.csv; settle-rejects --rejects no --as resident old.csv | | | settle-rejects: no/old.rejects.csv:1: this is no reject file: give the DIR in which normalize wrote the rejects of these FILEs
1 | : >no/old.rejects.csv; settle-rejects --rejects no --as resident old.csv | | | settle-rejects: no/old.rejects.csv:1: this is no reject file: give the DIR in which normalize wrote the rejects of these FILEs
1 | sed 's/,3\r$/,.0\r/' back.csv >no/old.rejects.csv; settle-rejects --rejects no --as resident old.csv | | | settle-rejects: no/old.rejects.csv:2: no reason and line of a rejected row: let normalize write the rejects again
1 | sed 's/,3\r$/,x\r/' back.csv >no/old.rejects.csv; settle-rejects --rejects no --as resident old.csv | | | settle-rejects: no/old.rejects.csv:2: no reason and line of a rejected row: let normalize write the rejects again
END
settle half.csv >/dev/null
same 'the rows that are left, as they were' <(grep -av 乙 back.csv) rejects/old.rejects.csv
same 'the mode of what is left' <(echo 600) <(stat -c %a rejects/old.rejects.csv)
# A household: each id of a row for itself.
printf '姓名1,身份证1,姓名2,身份证2\n甲,%s1,乙,%s1\n丙,%s,丁,%s\n' "${good[@]:0:4}" >home.csv
normalize --max-rejects 100% --rejects home --as proxy home.csv >records 2>/dev/null
sed "s/,${good[1]}1,/,${good[1]},/" home/home.rejects.csv >home-back.csv
rm -r home
normalize --max-rejects 100% --rejects home --as proxy home.csv home-back.csv >records 2>/dev/null
run 0 'settle-rejects --rejects home --as proxy home.csv home-back.csv'
same 'a household: one of two' <(text 'home.csv→2→1¶home-back.csv→1→0¶') "$out"
check 'a household: the other stays' grep -q '^甲' home/home.rejects.csv

# --- tallies: three pieces are the whole
for piece in 1 2 3; do
    { head -n 1 old.csv; sed -n "$((2 * piece)),$((2 * piece + 1))p" old.csv; echo ,,; } >"piece.$piece"
    normalize --max-rejects 100% --as resident --tally "tally.$piece" --called old.csv "piece.$piece" >/dev/null 2>&1
done
cat tally.? >tallies
{ cat old.csv; printf ',,\n,,\n,,\n'; } >whole.csv
normalize --max-rejects 100% --as resident --tally tally --called old.csv whole.csv 2>&1 >/dev/null | sed 's/^normalize/join-tallies/; / read as /d' >said
rows <<'END'
0 | join-tallies --as resident tally.1 tally.2 tally.3 | | @tally | @said
0 | join-tallies --as resident --summary joined <tallies >/dev/null; cut -f 1-4 joined | | join-tallies→-→42→42 | @said
2 | join-tallies | | | join-tallies: needs --as SOURCE; see join-tallies --help
2 | join-tallies --as nothing | | | join-tallies: --as nothing: is no source: registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere
1 | join-tallies --as resident | | | join-tallies: -: no tally: give what normalize --tally wrote
1 | join-tallies --as resident | a→read→→1¶a→read→→x | | join-tallies: -:2: no line of a tally: give what normalize --tally wrote
1 | join-tallies --as resident | a→reads→→1 | | join-tallies: -:1: no line of a tally: give what normalize --tally wrote
1 | join-tallies --as resident | a→read→→1→ | | join-tallies: -:1: no line of a tally: give what normalize --tally wrote
1 | join-tallies --as resident | a→rejected→why→1 | | join-tallies: -:1: no line of a tally: give what normalize --tally wrote
1 | join-tallies --as resident | nothing | | join-tallies: -:1: no line of a tally: give what normalize --tally wrote
1 | join-tallies --as resident | a→read→→1¶b→read→→1 | | join-tallies: -:2: of another file than the lines before: join the pieces of one file at a time
3 | join-tallies --as resident missing | | | join-tallies: missing: cannot open: No such file or directory
END

# --- split-rows --called
rows <<'END'
0 | split-rows --as resident --called 居保.xlsx --into called --pieces 1 <old.csv; ls called/1 | | file→header_lines→piece→line→lines→rows¶居保.xlsx→1→1→2→5→5¶stdin.csv | split-rows: 居保.xlsx: read as UTF-8
2 | split-rows --as resident --called a --into called --pieces 1 old.csv copy.csv | | | split-rows: --called a: is the name of one FILE: name no other
END
