# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# normalize: the same rows again and again, past the ends of all buffers, in blocks of odd sizes.
fixtures normalize
doublings=12
times=4096

# double FILE: FILE $times over
double()
{
    local i

    for ((i = 0; i < doublings; i++)); do
        cat "$1" "$1" >doubled
        mv doubled "$1"
    done
}

# many NAME: NAME.csv with its rows $times over, to many.csv; the records that must come, to many.tsv
many()
{
    tail -n +2 "$1.csv" >body
    [ -z "$(tail -c 1 body)" ] || echo >>body
    tail -n +2 "$1.tsv" >records
    lines=$(wc -l <body)
    double body
    double records
    { head -n 1 "$1.csv"; cat body; } >many.csv
    { head -n 1 "$1.tsv"; cat records; } >many.tsv
}

# blocks SIZE FILE COMMAND...: FILE in blocks of that size through a pipe
blocks()
{
    dd if="$2" ibs=65536 obs="$1" 2>/dev/null | "${@:3}"
    return "${PIPESTATUS[1]}"
}

for name in reading quotes widths blanks gb18030 utf8-bad tidy-3 areas; do
    many "$name"
    N=(normalize --as registry --max-rejects 100%)
    "${N[@]}" many.csv >written 2>said
    same "$name, $times times" many.tsv written
    blocks 997 many.csv "${N[@]}" - >written 2>/dev/null
    same "$name, $times times, in blocks of 997 bytes" many.tsv written
    gzip -1 -c many.csv | "${N[@]}" - >written 2>/dev/null
    same "$name, $times times, gzipped" many.tsv written
done

# the line of each row: those of one turn, and so many more each turn
many widths
normalize --as registry --max-rejects 100% --rejects rejects many.csv >written 2>/dev/null
sed 1d widths.rejects.csv | tr -d '\r' | cut -d , -f 6 >once
awk -v times="$times" -v lines="$lines" '{ line[NR] = $0 }
    END { for (i = 0; i < times; i++) for (k = 1; k <= NR; k++) print line[k] + i * lines }' once >"$want"
sed 1d rejects/many.rejects.csv | tr -d '\r' | cut -d , -f 6 >lines
same "lines of rejected rows, $times times" "$want" lines
