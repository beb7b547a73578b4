# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# split-rows, join-rejects, split-by-id-hash: a job in pieces gives what the whole gives.
any_columns
fixtures normalize contract

# pieces SOURCE NAME N RUN: NAME.csv in N pieces of runs of RUN rows, each normalized by itself: the same
# records, in another order, and the same rejects, joined
pieces()
{
    local source=$1 name=$2 n=$3 run=$4 piece

    title="$name in $n pieces, runs of $run"
    rm -rf pieces rejects joined records manifest
    split-rows --as "$source" --into pieces --pieces "$n" --run "$run" "$name.csv" >manifest 2>said ||
        failed "$title: split-rows: $(cat said)"
    mkdir -p rejects
    for piece in pieces/*/; do
        piece=${piece#pieces/}
        normalize --as "$source" --max-rejects 100% --rejects "rejects/$piece" "pieces/$piece$name.csv" 2>/dev/null |
            tail -n +2 >>records
    done
    same "$title: records" <(tail -n +2 "$name.tsv" | LC_ALL=C sort) <(LC_ALL=C sort records)
    join-rejects --from rejects --into joined <manifest || failed "$title: join-rejects"
    if [ -e "$name.rejects.csv" ]; then
        same "$title: rejects" "$name.rejects.csv" "joined/$name.rejects.csv"
    else
        same "$title: no rejects" /dev/null <(find joined -type f)
    fi
    title=
}

for name in ids-published-1 header-titles header-quoted header-20 header-alone reading quotes widths blanks \
    tidy-1 gb18030 utf8-bad gb18030-bad ascii-then-gb; do
    pieces registry "$name" 1 4096
    pieces registry "$name" 3 1
    pieces registry "$name" 2 2
done
pieces resident mending 2 1
pieces resident amounts-3 7 1
pieces proxy households 3 1
pieces enterprise codes-wrong 2 3

# pieces hold people: nobody else may read them
title='modes'
mkdir -p open
(umask 000; split-rows --as registry --into open/1 --pieces 2 --run 1 widths.csv >manifest 2>&1)
same 'modes of pieces' <(printf '700\n700\n600\n700\n600\n') <(find open/1 | LC_ALL=C sort | xargs stat -c %a)
title=

# the manifest: file, lines of the header, piece, line, lines, rows; what is said
rows <<'END'
0 | split-rows --as registry --into m --pieces 2 --run 2 blanks.csv | | file→header_lines→piece→line→lines→rows¶blanks.csv→1→1→2→2→2¶blanks.csv→1→2→4→2→2¶blanks.csv→1→1→6→2→2¶blanks.csv→1→2→8→2→2 | split-rows: blanks.csv: read as UTF-8
0 | split-rows --as registry --into m --pieces 2 --summary summary <blanks.csv >manifest; cat summary | | split-rows→-→8→8→0→0 | split-rows: -: read as UTF-8
2 | split-rows | | | split-rows: needs --as SOURCE, --into DIR and --pieces N; see split-rows --help
2 | split-rows --as registry --into m | | | split-rows: needs --as SOURCE, --into DIR and --pieces N; see split-rows --help
2 | split-rows --as register | | | split-rows: --as register: is no source: registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere
2 | split-rows --pieces 0 | | | split-rows: --pieces 0: must be a number from 1 to 500
2 | split-rows --pieces 501 | | | split-rows: --pieces 501: must be a number from 1 to 500
2 | split-rows --pieces two | | | split-rows: --pieces two: must be a number from 1 to 500
2 | split-rows --run 0 | | | split-rows: --run 0: must be a number of rows, at least 1
2 | split-rows --run x | | | split-rows: --run x: must be a number of rows, at least 1
2 | split-rows --as registry --into m --pieces 2 a/x.csv b/x.csv.gz | | | split-rows: a/x.csv and b/x.csv.gz would share their pieces: rename one
2 | split-rows --as registry --into m --pieces 2 $'a\tb.csv' | | | split-rows: FILE 1: a name with a TAB or a line break does not fit the manifest: rename it
3 | split-rows --as registry --into m --pieces 2 missing | | * | split-rows: missing: cannot open: No such file or directory
3 | split-rows --as registry --into empty/m --pieces 2 blanks.csv | | * | *No such file or directory
1 | split-rows --as registry --into m --pieces 2 header-21.csv | | * | *
1 | split-rows --as registry --into m --pieces 2 /dev/null | | * | *
END

# join-rejects: a manifest and rejects that do not belong together
split-rows --as registry --into n --pieces 2 --run 2 widths.csv >manifest 2>/dev/null
mkdir -p r/1 r/2
for piece in 1 2; do
    normalize --as registry --max-rejects 100% --rejects r/$piece n/$piece/widths.csv >/dev/null 2>&1
done
head -n 2 manifest >short
h=file→header_lines→piece→line→lines→rows
rows <<END
0 | join-rejects --from r --into j manifest; cat j/widths.rejects.csv | | @widths.rejects.csv |
0 | join-rejects --from nowhere --into k manifest; ls k | | |
0 | join-rejects --from r --into j --summary sum manifest; cut -f 1-2,5-6 sum | | join-rejects→manifest→0→0 |
1 | join-rejects --from r --into j short | | | *: a row of no run: these rejects do not belong to this manifest
1 | join-rejects --from r --into j | $h¶widths.csv→0→1→2→2→2 | | join-rejects: -:2: header_lines: must be 1 or more
1 | join-rejects --from r --into j | $h¶widths.csv→1→0→2→2→2 | | join-rejects: -:2: piece: must be 1 or more
1 | join-rejects --from r --into j | $h¶widths.csv→1→1→→2→2 | | join-rejects: -:2: line: must not be empty
1 | join-rejects --from r --into j | $h¶widths.csv→1→1→2→x→2 | | join-rejects: -:2: lines: must be a whole number
1 | join-rejects --from r --into j | file→piece | | join-rejects: -:1: no column header_lines: run the filter that adds it first
2 | join-rejects | | | join-rejects: needs --from DIR and --into DIR; see join-rejects --help
2 | join-rejects --from r | | | join-rejects: needs --from DIR and --into DIR; see join-rejects --help
END

# split-by-id-hash: every part deduped by itself, one after the other, is the whole
zcat "$top/fixtures/county/expected/1-normalize.tsv.gz" >county
zcat "$top/fixtures/county/expected/2-dedupe-by-id-hash.tsv.gz" >merged
for n in 1 2 7; do
    rm -rf parts
    split-by-id-hash --into parts --parts "$n" county
    {
        head -n 1 merged
        for ((k = 1; k <= n; k++)); do dedupe-by-id-hash "parts/$k.tsv" | tail -n +2; done
    } >joined-parts
    same "county in $n parts, deduped" merged joined-parts
done
same 'modes of parts' <(printf '700\n600\n') <({ stat -c %a parts; stat -c %a parts/*; } | sort -ru)
rows <<'END'
2 | split-by-id-hash | | | split-by-id-hash: needs --into DIR and --parts N; see split-by-id-hash --help
2 | split-by-id-hash --into parts | | | split-by-id-hash: needs --into DIR and --parts N; see split-by-id-hash --help
2 | split-by-id-hash --parts 0 | | | split-by-id-hash: --parts 0: must be a number from 1 to 500
2 | split-by-id-hash --parts 501 | | | split-by-id-hash: --parts 501: must be a number from 1 to 500
1 | split-by-id-hash --into parts --parts 2 | id¶1 | | split-by-id-hash: -:2: id: must have 18 characters
1 | split-by-id-hash --into parts --parts 2 | name¶1 | | split-by-id-hash: -:1: no column id: run the filter that adds it first
1 | split-by-id-hash --into parts --parts 2 | | | split-by-id-hash: -: no bytes at all: the filter before this one failed, or the FILE is empty
0 | split-by-id-hash --into parts --parts 2; cat parts/1.tsv parts/2.tsv | id→x | id→x¶id→x |
END
