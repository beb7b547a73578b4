# shellcheck shell=bash
# What stands against new results: a needed source that came to nothing, and what was lost since the
# results that they would replace. What counts for a source is its accepted rows, those that normalize
# wrote.

# The sources without which no table is right.
needed=(registry resident proxy)

# Hundredths of a per cent that a source may lose of its rows, and the county of its persons.
source_loss=2000
person_loss=500

# max_loss_take P%: sets both limits.
max_loss_take()
{
    local decimals

    if [[ $1 =~ ^([0-9]{1,3})(\.([0-9]{1,2}))?%$ ]]; then
        decimals=${BASH_REMATCH[3]}00
        source_loss=$((10#${BASH_REMATCH[1]}${decimals:0:2}))
        person_loss=$source_loss
    fi
    [[ ${decimals-} && $source_loss -le 10000 ]] ||
        fail "$misused" "--max-loss $1: must be a share from 0% to 100%"
}

# percent HUNDREDTHS: sets $REPLY to it as a share, 2000 to 20 %
percent()
{
    printf -v REPLY '%d.%02d' "$(($1 / 100))" "$(($1 % 100))"
    REPLY=${REPLY%00} REPLY=${REPLY%.}
    [[ $REPLY != *.?0 ]] || REPLY=${REPLY%0}
    REPLY+=' %'
}

# source_rows DIR: lines of SOURCE and the rows accepted of it, in the results in DIR. Their two tables
# have the files in one order. Nothing where a table is missing or not as we write it.
source_rows()
{
    awk -F '\t' '
        FNR == 1 { table++ }
        table == 1 && $1 == "input" { source[++inputs] = $3; name[inputs] = $2 }
        table == 2 && $1 == "normalize" {
            if (name[++files] != $2 || $4 !~ /^[0-9]+$/)
                exit wrong = 1
            rows[source[files]] += $4
        }
        END {
            if (wrong || files != inputs)
                exit
            for (s in rows)
                printf "%s\t%.0f\n", s, rows[s]
        }' "$1/run.tsv" "$1/summary.tsv" 2>/dev/null || :
}

# persons_count COUNTS: sets $REPLY to the persons in counts.tsv. Status 1 where it is not as we write it.
persons_count()
{
    REPLY=$(awk -F '\t' '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == "persons") at = i }
        NR > 1 { persons += $at }
        END { if (!at) exit 1; printf "%.0f", persons }' "$1" 2>/dev/null)
}

# loss_check WHAT THEN NOW LIMIT: says so, and adds 1 to $losses, where more was lost than the limit
loss_check()
{
    (($2 > $3 && ($2 - $3) * 10000 > $2 * $4)) || return 0
    percent "$4"
    say "$1: $2 in the results that are there, $3 now: more than $REPLY lost"
    losses=$((losses + 1))
}

# rejects_check: refuses a file with more rejects than normalize allows, without those rows that came back
# mended
rejects_check()
{
    local allowed i=0 rejected refusals=0

    mapfile -t allowed < <(awk -F '\t' '$2 == "allowed" { print $4 }' "$tally")
    while IFS=$'\t' read -r _ _ _ _ rejected _; do
        if ((rejected - mended[i] > allowed[i])); then
            refusals=$((refusals + 1))
        elif ((rejected > allowed[i])); then
            say "${files[i]}: taken all the same:" \
                "${mended[i]} of its $rejected rejected rows came back mended"
        fi
        i=$((i + 1))
    done <"$work/normalize"
    [[ $refusals == 0 ]] || stage_failed normalize "$refused"
}

# needed_check: refuses a needed source that has no accepted row.
needed_check()
{
    local i source names empty=0

    for source in "${needed[@]}"; do
        ((${now[$source]:-0} == 0)) || continue
        names=
        for i in "${!files[@]}"; do
            [[ ${file_sources[i]} != "$source" ]] || names+=" ${files[i]##*/}"
        done
        say "$source: no row was accepted of$names: put the right file there"
        empty=$((empty + 1))
    done
    [[ $empty == 0 ]] || fail "$refused" "needed sources without a row: $empty; $results is as it was"
}

# losses_check: compares the rows and persons with those of the results that are to be replaced
losses_check()
{
    local source losses=0 persons count i=0
    local -A now=() old=()

    while IFS=$'\t' read -r _ _ _ count _; do
        source=${file_sources[i++]}
        now[$source]=$((${now[$source]:-0} + count))
    done <"$work/normalize"
    needed_check
    [[ -e $results/run.tsv ]] || return 0
    while IFS=$'\t' read -r source count; do
        old[$source]=$count
    done < <(source_rows "$results")
    if [[ ${#old[@]} == 0 ]] || ! persons_count "$results/counts.tsv"; then
        say "$results: made by another version, or incomplete:" \
            'what was lost since then cannot be told'
        return 0
    fi
    persons=$REPLY
    for source in "${sources[@]}"; do
        loss_check "accepted rows of $source" "${old[$source]:-0}" "${now[$source]:-0}" "$source_loss"
    done
    persons_count "$stage/counts.tsv"
    loss_check 'persons of the county' "$persons" "$REPLY" "$person_loss"
    [[ $losses == 0 ]] ||
        fail "$refused" "too much was lost; $results is as it was: see that all files are whole;" \
            'if they are, run again with --max-loss 100%'
}
