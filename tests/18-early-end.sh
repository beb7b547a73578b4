# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# Filters that end before they have read all of a gzip: one that unpacks to megabytes, so that unpacking waits
# for room, and a small one in a pipe that nobody closes, so that it waits for more. A filter that waits too is
# ended by timeout, with status 124.
fixtures contract

# many FILE: it, and 6 MiB of its last line
many()
{
    cat "$1"
    yes "$(tail -n 1 "$1")" | head -c 6291456 | sed '$d'
}

for ((i = 0; i < 20; i++)); do echo a,b,c; done >plain.csv
printf 'x\ty\n1\t2\n' >plain.tsv
for name in normalize.in classify-age-band.in plain.csv plain.tsv; do
    gzip -1 <$name >$name.small.gz
    many $name | gzip -1 >$name.large.gz
done
mkdir pieces rejects parts
mkfifo pipe

# held FILE COMMAND...: runs it, its input a pipe that FILE goes into and that stays open
held()
{
    local file=$1 status

    shift
    timeout 60 "$@" <pipe &
    exec 4>pipe
    cat "$file" >&4
    wait $!
    status=$?
    exec 4>&-
    return $status
}

# ends STATUS NAME MESSAGE COMMAND...: it ends so with the gzip of NAME
ends()
{
    local status=$1 name=$2 message=$3

    shift 3
    rows <<END
# small, in a pipe that stays open
$status | held $name.small.gz $* | | * | $message
# large, in a pipe that stays open
$status | held $name.large.gz $* | | * | $message
# large, a file
$status | timeout 60 $* <$name.large.gz | | * | $message
END
}

ends 0 normalize.in '*' tell-columns --as registry
ends 1 plain.csv '*' tell-columns --as registry
ends 1 plain.csv '*' normalize --as registry
ends 1 plain.csv '*' split-rows --as registry --into pieces --pieces 2
ends 1 plain.tsv 'dedupe-by-id-hash: -:1: no column id: run the filter that adds it first' dedupe-by-id-hash
ends 1 plain.tsv 'classify-age-band: -:1: no column kind: run the filter that adds it first' classify-age-band
ends 1 plain.tsv 'assign-grade: -:1: no column kind: run the filter that adds it first' assign-grade
ends 1 plain.tsv 'aggregate-targets: -:1: no column town: run the filter that adds it first' aggregate-targets
ends 1 plain.tsv 'split-by-id-hash: -:1: no column id: run the filter that adds it first' split-by-id-hash --into parts --parts 2
ends 1 plain.tsv 'nearest-areas: -:1: no column town: run the filter that adds it first' nearest-areas
ends 1 plain.tsv 'join-rejects: -:1: no column file: run the filter that adds it first' join-rejects --from rejects --into pieces
ends 2 plain.tsv 'classify-age-band: nowhere: there is no such policy directory, and by name there are xiuning-2024' classify-age-band --policy nowhere
rows <<'END'
# a workbook that is none
1 | timeout 60 from-workbook plain.csv.large.gz | | * | *
END
# a reader that goes away
run 141 'set -o pipefail; held classify-age-band.in.large.gz classify-age-band | head -n 1'
same 'SIGPIPE is silent' /dev/null "$err"
