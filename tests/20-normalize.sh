# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# normalize: each fixture says in its own column `planted` what is in the row and what must come of it.
any_columns
fixtures normalize

# reads SOURCE NAME...: NAME.csv gives NAME.tsv, NAME.err and, where rows are rejected, NAME.rejects.csv,
# which read again is rejected for the same reasons
reads()
{
    local source=$1 name

    shift
    for name; do
        rm -rf rejects
        row 0 "normalize --as $source --rejects rejects $name.csv" '' "@$name.tsv" "@$name.err"
        if [ -e "$name.rejects.csv" ]; then
            same "$name.csv: rejects" "$name.rejects.csv" "rejects/$name.rejects.csv"
            again "$source" "$name"
        else
            same "$name.csv: no rejects" /dev/null <(find rejects -type f 2>/dev/null)
        fi
    done
}

# tally FILE: how many rows were rejected, and why
tally()
{
    sed -n 's/.* \([0-9]* rejected\)/\1/p' "$1"
}

# again SOURCE NAME. Rows that were no rows of cells in the encoding of the file have become such.
again()
{
    case $2 in quotes | widths | mending | *-bad) return ;; esac
    normalize --as "$1" "rejects/$2.rejects.csv" >written 2>said
    same "$2.rejects.csv read again: nothing is accepted" <(head -n 1 "$2.tsv") written
    same "$2.rejects.csv read again: the same reasons" <(tally "$2.err") <(tally said)
}

title='citizen IDs, published vectors'
reads registry ids-published-1 ids-published-2 ids-published-3 ids-published-4 ids-published-5
title='citizen IDs'
reads registry ids-written ids-around ids-order ids-length births suspects
title='names'
reads registry names
title='provinces'
reads registry region-first region-last region-none-1 region-none-2
title='lists'
reads hardship lists
reads migrant lists-kept
reads proxy households households-order households-names
title='rosters take the first ID and name'
reads registry roster-first
title='social credit codes'
reads enterprise codes-valid-1 codes-valid-2 codes-wrong codes-chars
title='enterprises'
reads enterprise enterprises
title='amounts'
reads resident amounts-1 amounts-2 amounts-3 amounts-4 amounts-prev nothing
title='grades'
reads resident grades-1 grades-2 grades-3
title='dates'
reads resident dates-1 dates-2 dates-3 dates-4
title='statuses'
reads resident statuses-1 statuses-2 categories first-reason
reads registry statuses-registry no-status-registry
reads employee statuses-employee-1 statuses-employee-2
reads flexible statuses-flexible-1 statuses-flexible-2 flexible
title='areas'
reads registry areas areas-empty places
title='the header row'
reads registry header-titles header-folded header-digits header-quoted header-twice header-20 header-alone
reads employee header-codes
reads resident header-years
title='CSV'
reads registry reading quotes widths blanks
title='blanks'
reads registry tidy-1 tidy-2 tidy-3
title='encodings'
reads registry gb18030 utf8-bad gb18030-bad ascii-then-gb ascii gb-marked
title='footers, lost characters'
reads registry footers lost lost-bad
reads proxy households-footer
title='rejects as read'
reads resident mending
