# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# --progress: how far it is, on standard error, from time to time; on a terminal without being asked.
fixtures contract

# fed FILE PATTERN SAID COMMAND: runs COMMAND on the lines of FILE, the last one again and again, until
# what is in the file SAID matches PATTERN
fed()
{
    local turn

    rm -f to "$3"
    mkfifo to
    eval "$4" &
    exec 3>to
    head -n 2 "$1" >&3
    for ((turn = 0; turn < 400; turn++)); do
        sed -n 2p "$1" >&3
        ! grep -q "$2" "$3" 2>/dev/null || break
        sleep 0.05
    done
    exec 3>&-
    wait $!
}

for f in normalize dedupe-by-id-hash classify-age-band assign-grade aggregate-targets; do
    F=$f
    [ "$f" != normalize ] || F='normalize --as registry'
    run 0 "fed $f.in '$f: -: [0-9]* read\$' said '$F --progress <to >written 2>said'"
    check "$f --progress: a line" grep -qx "$f: -: [0-9]* read" said
    run 0 "fed $f.in '$f: -: [0-9]* read.\[K' said 'script -qefc \"$F <to >written\" said >/dev/null'"
    check "$f on a terminal: a line that is overwritten" grep -q $'\r'"$f: -: [0-9]* read"$'\e\\[K' said
    check "$f on a terminal: the line is taken away" grep -q $'\r\e\\[K' said
    run 0 "$F --progress $f.in"
    same "$f --progress: too quick to say anything" /dev/null <(grep ' read$' "$err")
done
