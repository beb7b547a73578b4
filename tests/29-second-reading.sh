# shellcheck shell=bash disable=SC2154
# The filters against a second reading of the contract, in tests/second: files whose cells are spelt
# by chance, 20,000 rows, must give the same records, rejects and statuses, to the byte.
second=$top/tests/second
export PYTHONDONTWRITEBYTECODE=1 CANBAO_POLICY=$policy

# both PLACE OPTION... : the files of PLACE/manifest read by each of the two: PLACE.c and PLACE.py get
# records, closing lines, rejects/ and the status
both()
{
    local place=$1 source name files=()

    shift
    while read -r source name; do
        files+=(--as "$source" "$name")
    done <"$place/manifest"
    reading "$place" c normalize "$@" "${files[@]}"
    reading "$place" py python3 "$second/normalize.py" "$@" "${files[@]}"
}

# reading PLACE WHO COMMAND...
reading()
{
    local place=$1 to=$PWD/$1.$2

    shift 2
    mkdir -p "$to/rejects"
    (cd "$place" && "$@" --rejects "$to/rejects" >"$to/records" 2>"$to/said")
    echo $? >"$to/status"
    grep ' read, ' "$to/said" >"$to/closing"
}

for seed in 1 2 3 4; do
    place=chance-$seed
    python3 "$second/generate.py" "$seed" 5000 "$place" || failed "seed $seed: generate.py"
    both "$place" --max-rejects 100%
    for what in status closing records; do
        same "seed $seed: $what" "$place.py/$what" "$place.c/$what"
    done
    while read -r _ name; do
        name=${name%.csv}.rejects.csv
        cmp -s "$place.py/rejects/$name" "$place.c/rejects/$name" ||
            same "seed $seed: $name" "$place.py/rejects/$name" "$place.c/rejects/$name"
    done <"$place/manifest"
    same "seed $seed: names of reject files" <(cd "$place.py/rejects" && ls) <(cd "$place.c/rejects" && ls)
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

# What stands behind normalize, on those records
cat chance-*.py/records >records
python3 "$second/merge.py" dedupe-by-id-hash records >wanted-2
dedupe-by-id-hash records >got-2
same 'dedupe-by-id-hash' wanted-2 got-2
python3 "$second/merge.py" classify-age-band wanted-2 >wanted-3
classify-age-band wanted-2 >got-3
same 'classify-age-band' wanted-3 got-3
python3 "$second/merge.py" assign-grade wanted-3 >wanted-4
assign-grade wanted-3 >got-4
same 'assign-grade' wanted-4 got-4
for options in --counts '--basis paid' '--basis due' '--basis advised'; do
    # shellcheck disable=SC2086
    same "aggregate-targets $options" <(python3 "$second/merge.py" aggregate-targets $options wanted-4) \
        <(aggregate-targets $options wanted-4)
done
