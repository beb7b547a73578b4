# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# Every message has a test that names it: the longest piece of each text in the sources that is no
# mere word must stand in a test or in what a fixture expects.
cat "$top"/tests/[0-8]*.sh "$top"/tests/unit/*/*.c "$top"/fixtures/*/*.err "$top"/fixtures/*/*.help >named 2>/dev/null

# What no test can bring about: the system's library without GB18030, a failed write-back of a
# directory, a file system without locks, a directory that cannot be removed, a fault of ours, and
# memory that ends within a few kilobytes.
cat >unreachable <<'END'
this system's iconv does not know GB18030: install the C library's gconv modules
exchanged, but its directory cannot be synced
lost count of the records: do not use this output, report it
no memory to unpack gzip
no memory to read XML
no memory to read a row with quotes
cannot be locked
cannot be removed; it may hold data of persons
cannot be packed
END

# pieces: of each line the longest piece between directives, variables and line ends
pieces()
{
    awk '{
        n = split($0, piece, /%[-.*0-9]*(zu|ll?u|d|s|u|c)?|\\n|\$\(\([^)]*\)\)|\$[{]?[A-Za-z0-9_@#?]+[^ ]*/)
        best = ""
        for (i = 1; i <= n; i++) {
            gsub(/^[ :;,("}]+|[ :;,("]+$/, "", piece[i])
            if (length(piece[i]) > length(best))
                best = piece[i]
        }
        if (length(best) > 7)
            print best
    }' | LC_ALL=C sort -u
}

# texts of three words and more, less markup
awk -f "$top/tests/strings.awk" "$top"/lib/*/*.c "$top"/filters/*.c | grep ' .* ' | grep -vE '="|<[/a-zA-Z]|[?]xml|^["> ]*<' | pieces >messages
# what the pipelines say and fail with, continued lines joined
sed -e ':a' -e '/\\$/{N;s/\\\n *//;ba' -e '}' "$top"/pipelines/*.sh "$top"/pipelines/county-report* "$top"/pipelines/compare-policies "$top"/pipelines/explain-rejects "$top"/pipelines/unknown-areas "$top"/pipelines/{,returned-}worklists 2>/dev/null |
    grep -E '^ *(.* )?(say|fail) ' | grep -oE "\"([^\"\\\\]|\\\\.)*\"|'[^']*'" | sed "s/^[\"']//; s/[\"']$//" |
    grep ' .* ' | pieces >>messages
check 'there are messages' test "$(wc -l <messages)" -gt 100
while IFS= read -r message; do
    if grep -qF -e "$message" named || grep -qxF -e "$message" unreachable; then
        passed "named: $message"
    else
        failed "no test names: $message"
    fi
done <messages
while IFS= read -r message; do
    check "still a message: $message" grep -qF -e "$message" messages
done <unreachable
