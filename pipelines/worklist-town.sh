#!/usr/bin/env bash
# worklist-town.sh NUMBER...: the lists of these towns, out of the lines that worklists.awk made; run by
# worklists, which says all else in the environment.
set -uo pipefail

# judge STATUS...: of sort, awk and what makes the file; where one failed, ends and names it in culprit.
judge()
{
    local names=(sort awk to-workbook)

    while [[ ${1:-0} == 0 || $1 == 141 ]]; do
        [[ $# -gt 1 ]] || return 0
        shift
        names=("${names[@]:1}")
    done
    echo "${names[0]}" >"$WORK/culprit"
    [[ ${names[0]} != to-workbook ]] || exit "$1"
    exit 3
}

# lines N: a town's records, sorted, each with its number
lines()
{
    local from=$WORK/towns/$1

    [[ -e $from ]] || from=/dev/null
    : >"$WORK/issued/$1"
    # $WORK and the number are looked up by the shell that runs it.
    # shellcheck disable=SC2016
    export TOWN_NUMBER=$1 TOWN_NAME=$town NUMBERS=$WORK/numbers/$1 \
        ISSUED='gzip -n -1 >"$WORK/issued/$TOWN_NUMBER"'
    sort -S 256M --parallel 1 -T "$WORK" -- "$from" | awk -f "$SHARE/worklist-rows.awk"
}

# workbook: all sheets in one
workbook()
{
    to-workbook -o "$STAGE/$town.xlsx" --layout "$SHARE/worklist-layout.csv" --sheet-by sheet \
        --sheets "$SHARE/worklist-sheets.csv" --unit "单位：$town" --as-of "截至$AS_OF"
}

# tables: a CSV file a sheet
tables()
{
    local sheet

    cat >"$WORK/lines.$TOWN_NUMBER" || return 3
    while IFS=$'\t' read -r _ sheet _; do
        SHEET=$sheet awk -F '\t' 'NR == 1 || $1 == ENVIRON["SHEET"]' "$WORK/lines.$TOWN_NUMBER" |
            to-workbook --csv -o "$STAGE/$town-$sheet.csv" --layout "$SHARE/worklist-layout.csv" ||
            return 3
    done <"$SHEETS"
}

for number; do
    town=$(sed -n "$((number + 1))p" "$PLACES")
    export TOWN_NUMBER=$number
    if [[ $KIND == csv ]]; then
        lines "$number" | tables
    else
        lines "$number" | workbook
    fi
    judge 0 "${PIPESTATUS[@]}"
done
