# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# The fixture county, to the byte at every stage: as it is, every source gzipped, every source in
# three parts, standard input, other languages. What must come out was made by a second reading of the contract.
county=$top/fixtures/county
sources='registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere'
for stage in 1-normalize 2-dedupe-by-id-hash 4-assign-grade; do
    zcat "$county/expected/$stage.tsv.gz" >"$stage"
done

# stages TITLE OPERANDS...: all stages, one after the other, against what is expected
stages()
{
    local title=$1 basis

    shift
    rm -rf rejects
    normalize --rejects rejects "$@" >normalized 2>messages
    same "$title: normalize" 1-normalize normalized
    dedupe-by-id-hash normalized >merged
    same "$title: dedupe-by-id-hash" 2-dedupe-by-id-hash merged
    classify-age-band merged | assign-grade >graded
    same "$title: classify-age-band and assign-grade" 4-assign-grade graded
    aggregate-targets --counts graded >counts
    same "$title: counts" "$county/expected/counts-paid.tsv" counts
    for basis in paid due advised; do
        aggregate-targets --basis "$basis" graded >aggregate
        same "$title: $basis" "$county/expected/aggregate-$basis.tsv" aggregate
    done
    aggregate-targets counts >aggregate
    same "$title: paid, from the counts" "$county/expected/aggregate-paid.tsv" aggregate
    cut -f 1,3 "$county/expected/rejects.tsv" | awk -F '\t' 'NR > 1 {
        sub(/\.csv.*/, "", $1); n[$1] += $2 } END { for (f in n) print f "\t" n[f] }' | sort >"$want"
    { cd rejects && awk -F , '$NF ~ /^[0-9]+\r$/ { sub(/\.part[0-9]/, "", FILENAME)
        sub(/\.rejects\.csv$/, "", FILENAME); n[FILENAME]++ } END { for (f in n) print f "\t" n[f] }' ./*; } |
        sed 's,^\./,,' | sort >rejected
    same "$title: rejects" "$want" rejected
}

# halves of three: the rows above and with the header to each part, then a third of the rows each, a
# row with a line break in quotes kept whole
thirds()
{
    local rows name=${1##*/}

    LC_ALL=C awk -v head="$2" -v base="${name%.csv}.part" '
        NR == FNR { total++; next }
        FNR <= head { for (p = 1; p <= 3; p++) print > (base p ".csv"); next }
        {
            if (!open) part = 1 + int(3 * (FNR - head - 1) / (total - head))
            print > (base part ".csv")
            if (gsub(/"/, "&") % 2) open = !open
        }' "$1" "$1"
}

operands=()
zipped=()
parts=()
for source in $sources; do
    file=$(echo "$county/$source.csv"*)
    operands+=(--as "$source" "$file")
    case $file in
    *.gz) zcat "$file" >"$source.csv" ;;
    *) cp "$file" . ;;
    esac
    head=1
    [ "$source" != resident ] || head=3
    thirds "$source.csv" "$head"
    # as one member, as two, and without the .gz that would tell
    half=$(($(wc -c <"$source.csv") / 2))
    { head -c "$half" "$source.csv" | gzip -c; tail -c +"$((half + 1))" "$source.csv" | gzip -c; } >"$source.csv.gz"
    zipped+=(--as "$source" "$source.csv.gz")
    parts+=(--as "$source" "$source".part[123].csv)
done

stages 'as it is' "${operands[@]}"
sed -n 's/^normalize: \(.*\): [0-9]* read, [0-9]* written, [0-9]* rejected (\(.*\))$/\1 \2/p' messages |
    awk '{ sub(/.*\//, "", $1); for (i = 2; i < NF; i += 2) { sub(/,/, "", $(i + 1)); print $1 "\t" $i "\t" $(i + 1) } }' |
    LC_ALL=C sort >reasons
same 'reasons on standard error' <(tail -n +2 "$county/expected/rejects.tsv" | LC_ALL=C sort) reasons
check 'no message shows a person' eval '! grep -qE "[0-9]{12}" messages'
stages 'every source gzipped' "${zipped[@]}"
stages 'every source in three parts' "${parts[@]}"
for locale in C.UTF-8 $(locale -a 2>/dev/null | grep -i '^zh_CN\|^tr_TR' | head -n 3); do
    export LC_ALL=$locale
    stages "in $locale" "${operands[@]}"
    export LC_ALL=C
done

# the whole pipeline at once
title='one pipeline'
row 0 'cat resident.csv | normalize --as resident - 2>messages | cmp - <(normalize --as resident resident.csv 2>&-)' '' '' ''
row 0 'normalize "${operands[@]}" 2>messages | dedupe-by-id-hash | classify-age-band | assign-grade | cmp - 4-assign-grade' '' '' ''
