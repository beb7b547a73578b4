# shellcheck shell=bash disable=SC2154
# A shard of the work of county-report-sharded, which runs many of these side by side: shards.sh VERB
# NUMBER... The pipeline exports $share, $work, $stage, $policy, $pipeline, the number of $shards, the
# $memory that one may use, the columns to do $without, and $voice, its standard error. Of file I, its
# piece K and the range R of hashes there are in $work:
#
#   file/I              the table to read
#   called/I, source/I  the file that it was made of, and what it is
#   manifest/I          which rows of it are in which piece
#   pieces/K/NAME.csv   a piece, which lasts until its records are there
#   dealt/I.K/R.tsv     its records; those of a file that is taken whole are of piece 0
#   tallies/I.K         the tally of normalize, which is missing where it refused the piece
#   said/I.K            what it said
#   rejects/K/          what it rejected
#   received/I.K        the account of split-by-id-hash
#   range/R/            of a range: accounts, counts, duplicates
set -Eeuo pipefail

name=$pipeline
# shellcheck source=pipelines/common.sh
source "$share/common.sh"
# shellcheck source=pipelines/stages.sh
source "$share/stages.sh"
pipeline=$name
# Messages go where those of the pipeline go, without a stop at GNU parallel.
exec 2>&"$voice"
trap 'unexpected "${BASH_SOURCE[0]##*/}:$LINENO"' ERR

# stage_failed NAME STATUS: leaves it to the pipeline to say so. Several shards may fail at once and be
# killed at any moment, so the name is there whole or not at all.
stage_failed()
{
    printf '%s\n' "$1" >"$work/culprit.$$"
    mv -- "$work/culprit.$$" "$work/culprit"
    exit "$2"
}

# A signal ends a shard at once: what it leaves lies in the workshop, which its pipeline takes away.
signals_hold()
{
    :
}

signals_release()
{
    :
}

# split I: deals the rows of a file into pieces
split()
{
    flow split-rows --policy "$policy" --as "$(<"$work/source/$1")" --into "$work/pieces" \
        --pieces "$shards" --called "$(<"$work/called/$1")" -- "$(<"$work/file/$1")" >"$work/manifest/$1"
}

# map I K: the records of a piece. That normalize refuses a piece need not mean that it refuses the file.
map()
{
    local file status=0 tally=$work/tallies/$1.$2

    file=$(<"$work/file/$1")
    file=${file##*/}
    file=${file%.gz}
    file=$work/pieces/$2/${file%.csv}.csv
    normalize --policy "$policy" --rejects "$work/rejects/$2" --tally "$tally" \
        ${without:+--without "$without"} --as "$(<"$work/source/$1")" --called "$(<"$work/called/$1")" \
        -- "$file" 2>"$work/said/$1.$2" |
        split-by-id-hash --into "$work/dealt/$1.$2" --parts "$shards" \
            --summary "$work/received/$1.$2" || status=${PIPESTATUS[*]}
    case $status in
    0) rm -- "$file" ;;
    "$refused 0") rm -f -- "$file" "$tally" ;;
    '0 '* | '141 '*) stage_failed split-by-id-hash "${status#* }" ;;
    *)
        cat -- "$work/said/$1.$2" >&2
        stage_failed normalize "${status% *}"
        ;;
    esac
}

# whole I: the records of a file that is taken as one piece
whole()
{
    local tally=$work/tallies/$1.0

    flow \
        normalize --policy "$policy" --rejects "$stage/rejects" --tally "$tally" \
            ${without:+--without "$without"} --as "$(<"$work/source/$1")" \
            --called "$(<"$work/called/$1")" -- "$(<"$work/file/$1")" '|' \
        split-by-id-hash --into "$work/dealt/$1.0" --parts "$shards" --summary "$work/received/$1.0"
}

# reduce R: the records of a range, to standard output, and what is counted of them. The first range alone
# keeps its header.
reduce()
{
    local at=$work/range/$1

    mkdir -- "$at"
    flow \
        dedupe-by-id-hash --memory "$memory" --duplicates "$at/duplicates" \
            --summary "$at/dedupe-by-id-hash" -- "$work"/dealt/*/"$1.tsv" '|' \
        classify-age-band --policy "$policy" --summary "$at/classify-age-band" '|' \
        assign-grade --policy "$policy" --summary "$at/assign-grade" '|' \
        aside "$at/counts" \
            aggregate-targets --policy "$policy" --counts --summary "$at/aggregate-counts" '|' \
        aside "$at/due" \
            aggregate-targets --policy "$policy" --counts --basis due --summary "$at/aggregate-due" '|' \
        tail -n "+$(($1 > 1 ? 2 : 1))"
    rm -- "$work"/dealt/*/"$1.tsv"
}

"$@"
