# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# normalize: the same rows again and again, past the ends of all buffers, in blocks of odd sizes.
any_columns
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

# One stray quote in row 1,001 of 200 MB: the row and its line are named; what comes behind it is not taken for part
# of the table, and not read as if nothing were wrong.
{
    echo '姓名,身份证号,乡镇,村'
    yes '汪明,341022198001010213,海阳镇,川湖村' | head -n 1000
    echo '"汪明,341022198001010213,海阳镇,川湖村'
    yes '汪明,341022198001010213,海阳镇,川湖村' | head -n 4000000
} >stray.csv
run 1 'normalize --as registry stray.csv'
same 'a stray quote: the line' <(printf '%s\n' 'normalize: stray.csv: read as UTF-8' 'normalize: stray.csv:1002: a cell of more than 1 MiB begins here: close its quote or take the quote out') "$err"
check 'a stray quote: nothing behind it' test "$(wc -l <"$out")" -le 1001
rm stray.csv
