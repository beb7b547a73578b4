# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# from-workbook: every workbook of its fixtures gives what cases.csv and the files beside say; make.py there
# tells what is planted.
fixtures from-workbook

while IFS=$'\037' read -r _ name file options status planted; do
    title=$planted
    row "$status" "from-workbook ${options/--sheet /--sheet=} $file" '' "@$name.csv" "@$name.err"
done < <(awk -f "$top/pipelines/columns.awk" -v 'wanted=name file options status planted' cases.csv | tr '\t' '\037')
title=

# Standard input, plain and packed; a pipe and a file; the account.
gzip -c shared.xlsx >shared.xlsx.gz
rows <<'END_OF_ROWS'
# from standard input
0 | from-workbook <shared.xlsx | | @shared.xlsx.csv |
0 | from-workbook - <shared.xlsx | | @shared.xlsx.csv |
0 | from-workbook < <(cat shared.xlsx.gz) | | @shared.xlsx.csv |
0 | from-workbook < <(cat ids.xls) | | @ids.xls.csv |
1 | from-workbook </dev/null | | | from-workbook: -: empty: no bytes at all in it
# called wrongly
2 | from-workbook shared.xlsx rich.xlsx | | | from-workbook: takes one FILE; see from-workbook --help
2 | from-workbook --sheet | | | from-workbook: --sheet: its value is missing; see from-workbook --help
2 | from-workbook --policy nowhere --sheet all shared.xlsx | | | from-workbook: nowhere: there is no such policy directory, and by name there are xiuning-2024
2 | from-workbook --policy nowhere shared.xlsx | | | from-workbook: nowhere: there is no such policy directory, and by name there are xiuning-2024
2 | from-workbook --as nobody --sheet all shared.xlsx | | | from-workbook: --as nobody: is no source: registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere
2 | from-workbook --as resident shared.xlsx | | | from-workbook: --as goes with --sheet all; see from-workbook --help
0 | CANBAO_POLICY=nowhere from-workbook shared.xlsx | | @shared.xlsx.csv |
3 | from-workbook nowhere.xlsx | | | from-workbook: nowhere.xlsx: cannot open: No such file or directory
3 | from-workbook . | | | from-workbook: .: is a directory: name the files in it
3 | from-workbook shared.xlsx >/dev/full | | | from-workbook: standard output: cannot write: No space left on device
3 | TMPDIR=/nowhere from-workbook <shared.xlsx | | | from-workbook: /nowhere: cannot make a temporary file: No such file or directory
0 | from-workbook --summary account shared.xlsx && cat account | | *from-workbook→shared.xlsx→3→3→0→0 |
END_OF_ROWS

# What WPS, Excel and LibreOffice put beside a workbook that is open; a workbook may be called so too.
mkdir open
cp shared.xlsx 'open/~$new.xlsx'
printf '\03wps' >'open/~$户籍.xlsx'
: >'open/~$empty.xlsx'
printf ',me,here,24.11.2026 10:00,file:///home/me;' >'open/.~lock.户籍.xlsx#'
cp comma.xlsx 'open/.~lock.x'
cp comma.xlsx 'open/lock.x#'
rows <<'END_OF_ROWS'
# files that are open elsewhere
1 | from-workbook 'open/~$户籍.xlsx' | | | from-workbook: open/~$户籍.xlsx: no table, but the mark that one is open in WPS or Excel: close it there, then run again
1 | from-workbook 'open/~$empty.xlsx' | | | from-workbook: open/~$empty.xlsx: no table, but the mark that one is open in WPS or Excel: close it there, then run again
1 | cd open && from-workbook '.~lock.户籍.xlsx#' | | | from-workbook: .~lock.户籍.xlsx#: no table, but the mark that one is open in LibreOffice: close it there, then run again
1 | from-workbook open/.~lock.x | | | from-workbook: open/.~lock.x: no table, but the mark that one is open in WPS or Excel: close it there, then run again
1 | from-workbook open/lock.x# | | | from-workbook: open/lock.x#: this is text, no workbook: give it to normalize as it is
0 | from-workbook 'open/~$new.xlsx' | | @shared.xlsx.csv |
END_OF_ROWS
