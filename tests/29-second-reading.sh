# shellcheck shell=bash disable=SC2154
# The filters against a second reading of the contract, in tests/second: files whose cells are spelt
# by chance, 20,000 rows, must give the same records, rejects and statuses, to the byte.
second=$top/tests/second
export PYTHONDONTWRITEBYTECODE=1 CANBAO_POLICY=$policy

# reading PLACE WHO COMMAND...: PLACE.WHO/ gets what COMMAND makes of the files of PLACE/manifest:
# records, closing (lines), rejects/, status
reading()
{
    local place=$1 to=$PWD/$1.$2 source name files=()

    shift 2
    while read -r source name; do
        files+=(--as "$source" "$name")
    done <"$place/manifest"
    mkdir -p "$to/rejects"
    (cd "$place" && "$@" --rejects "$to/rejects" "${files[@]}" >"$to/records" 2>"$to/said")
    echo $? >"$to/status"
    grep ' read, ' "$to/said" >"$to/closing"
}

# both PLACE [OPTION...]
both()
{
    local place=$1

    shift
    reading "$place" c normalize "$@"
    reading "$place" py python3 "$second/normalize.py" "$@"
}

for seed in 1 2 3 4; do
    place=chance-$seed
    check "seed $seed: generated" python3 "$second/generate.py" "$seed" 5000 "$place"
    both "$place" --max-rejects 100%
    same "seed $seed: status of the second reading" <(echo 0) "$place.py/status"
    check "seed $seed: it has records" [ "$(wc -l <"$place.py/records")" -gt 1000 ]
    for what in status closing records; do
        same "seed $seed: $what" "$place.py/$what" "$place.c/$what"
    done
    same "seed $seed: names of reject files" <(cd "$place.py/rejects" && ls) <(cd "$place.c/rejects" && ls)
    for file in "$place.py/rejects"/*; do
        cmp -s "$file" "$place.c/rejects/${file##*/}" && continue
        same "seed $seed: ${file##*/}, and perhaps more" "$file" "$place.c/rejects/${file##*/}"
        break
    done
done

# Each file by itself, at the limit that is usual, and those that a rule for whole files decides
mkdir -p alone
while read -r source name; do
    cp "chance-1/$name" alone
    name=${name##*/}
    echo "$source $name" >alone/manifest
    both alone
    echo "$name $(cat alone.py/status)" >>wanted
    echo "$name $(cat alone.c/status)" >>got
done < <(
    head -n 20 chance-1/manifest
    sed 's, ,&whole/,' chance-1/whole/manifest
)
same 'status of a file alone' wanted got
for status in 0 1; do
    check "some of them have status $status" grep -q " $status\$" wanted
done

# behind FILTER INPUT [OPTION...]: what stands behind normalize, on the same bytes
behind()
{
    local filter=$1 input=$2 name="$*"

    shift 2
    name=${name//[\/ ]/-}
    check "$name, the second reading" eval "python3 '$second/merge.py' $filter $* '$input' >'$name.wanted'"
    $filter "$@" "$input" >"$name.got" 2>/dev/null
    same "$name" "$name.wanted" "$name.got"
}

cat chance-*.py/records >records
behind dedupe-by-id-hash records
behind classify-age-band dedupe-by-id-hash-records.wanted
mv classify-age-band-*.wanted classified
behind assign-grade classified
# A place with so many digits that they may be an ID is masked by aggregate-targets alone.
awk -F '\t' '{ place = $7 $8; n = gsub(/[0-9]|\xef\xbc[\x90-\x99]/, "", place) } n < 15' assign-grade-classified.wanted >assigned
behind aggregate-targets assigned --counts
for basis in paid due advised; do
    behind aggregate-targets assigned --basis "$basis"
done
