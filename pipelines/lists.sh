# shellcheck shell=bash disable=SC2034
# What worklists and returned-worklists know of the lists: a directory with a workbook a town, lists.tsv
# (how many on which list) and issued.tsv.gz (who, by the number in front of each line).

lists_header=$'town\tsheet\tpersons'
issued_header=$'number\ttown\tsheet\tvillage\tname\tid'

# For results.sh: what is in such a directory.
result_mark=lists.tsv
result_mode=0700
run_header=$lists_header
result_home='to the returned lists'

# The town of whom no town is known.
unknown=乡镇不明

result_known()
{
    case $1 in
    'f lists.tsv' | 'f issued.tsv.gz' | 'f '*.xlsx | 'f '*.csv) return 0 ;;
    *) return 1 ;;
    esac
}

result_lent()
{
    [[ $1 == 'f '*.xlsx || $1 == 'f '*.csv ]]
}

# layout_read: sets $wanted to the columns of records that worklist-layout.csv asks for beside those that
# each line has
layout_read()
{
    local layout

    layout=$(columns "$share/worklist-layout.csv" column) ||
        fail "$misused" "$share/worklist-layout.csv: lacks a column"
    wanted=$(awk -F '\t' '$2 !~ /^[+#]/ && " number village name id reason sheet town " !~ " " $2 " " {
        printf "%s ", $2 }' <<<"$layout")
}

# lists_tell: how many are on each list
lists_tell()
{
    local line

    while IFS= read -r line; do
        printf '%s\n' "$line" || fail "$failed" "standard output: cannot write; $results is complete"
    done < <(awk -F '\t' '
        NR == FNR { name[++sheets] = $2; next }
        FNR == 1 { next }
        { sum[$2] += $3; all += $3; towns += !seen[$1]++ }
        END {
            printf "名单 %d 份，共 %d 人次\n", towns, all
            for (i = 1; i <= sheets; i++)
                printf "  %s %d\n", name[i], sum[name[i]]
        }' "$work/sheets" "$results/lists.tsv")
    printf '名单在 %s\n' "$results"
}
