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
2 | from-workbook --policy . shared.xlsx | | | from-workbook: --policy: unknown option; see from-workbook --help
3 | from-workbook nowhere.xlsx | | | from-workbook: nowhere.xlsx: cannot open: No such file or directory
3 | from-workbook . | | | from-workbook: .: is a directory: name the files in it
3 | from-workbook shared.xlsx >/dev/full | | | from-workbook: standard output: cannot write: No space left on device
3 | TMPDIR=/nowhere from-workbook <shared.xlsx | | | from-workbook: /nowhere: cannot make a temporary file: No such file or directory
0 | from-workbook --summary account shared.xlsx && cat account | | *from-workbook→shared.xlsx→3→3→0→0 |
END_OF_ROWS
