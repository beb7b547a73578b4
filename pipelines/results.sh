# shellcheck shell=bash
# A directory of results that changes in one step. New results grow in a workshop beside it, a hidden
# directory with a fixed name that nobody else can read; it is locked while a run is at work and gone
# when none is. It holds:
#
#   results/  what takes the directory's place in the end
#   work/     what only the run needs
#
# A run that ends takes it away itself, also when a signal ends it; after a run that was killed outright
# a guard does; and the next run clears what a power failure has left.

# What a pipeline makes that replaces results: the files of results, the one whose first line marks a
# directory as results and is written last, that line, and the mode of the directory. Those here are
# county-report's; a pipeline that makes others sets its own, with result_known and result_lent.
result_files=(records.tsv.gz counts.tsv aggregate-paid.tsv aggregate-due.tsv aggregate-advised.tsv
    duplicates.tsv summary.tsv run.tsv report.html)
result_mark=run.tsv
result_mode=0755
run_header=$'key\tvalue\tsource\tbytes\txxh3_128'

# results_check: refuses to replace what this pipeline did not make, or what a clerk has worked on.
results_check()
{
    local entry entries first=''

    [[ -e $results ]] || return 0
    [[ -d $results ]] || fail "$misused" "$results: not a directory"
    [[ $(pwd -P)/ != "$results"/* ]] ||
        fail "$misused" "$results: would be replaced under the current directory; go out of it first"
    [[ -O $results || $EUID == 0 ]] || fail "$failed" "$results: belongs to somebody else"
    [[ -r $results && -x $results ]] || fail "$failed" "$results: cannot be read"
    ! mountpoint -q -- "$results" ||
        fail "$misused" "$results: a mount point cannot be replaced; name a directory in it"
    [[ ! -f $results/$result_mark ]] || IFS= read -r first <"$results/$result_mark" || :
    mapfile -d '' -t entries < <(find "$results" -mindepth 1 -printf '%y %P\0')
    wait "$!" || fail "$failed" "$results: cannot be read"
    for entry in "${entries[@]}"; do
        if [[ $entry == 'f '* ]] && opened "/${entry#* }"; then
            # That somebody looks at a result hinders nothing.
            continue
        elif [[ $first != "$run_header" ]] || ! result_known "$entry"; then
            fail "$misused" "$results: holds ${entry#* }, which is not a result of a former run;" \
                "name another directory"
        elif result_lent "$entry" && [[ $results/${entry#* } -nt $results/$result_mark ]]; then
            fail "$misused" "$results/${entry#* }: changed since it was made; move it $result_home"
        fi
    done
}

# result_known ENTRY: is it one of ours? ENTRY is find's letter of the type, a blank and the name.
result_known()
{
    case $1 in
    'd rejects' | 'f rejects/'*.rejects.csv) return 0 ;;
    'f '*) [[ " ${result_files[*]} " == *" ${1#f } "* ]] ;;
    *) return 1 ;;
    esac
}

# result_lent ENTRY: is it a file that a clerk works on? Then it goes, in the end, to $result_home.
result_home='to the sources under a name of its own'
result_lent()
{
    [[ $1 == *.rejects.csv ]]
}

# workshop_lock: makes the workshop and takes its lock. The run that had it may remove it between the
# two, so the lock counts only on the directory that has the name.
workshop_lock()
{
    local try status why=

    for ((try = 0; try < 100; try++)); do
        [[ -d $workshop ]] || why=$(mkdir -m 700 -- "$workshop" 2>&1) || continue
        [[ ! -L $workshop && -O $workshop ]] || fail "$failed" "$workshop: belongs to somebody else"
        { exec {lock}<"$workshop"; } 2>/dev/null || continue
        status=0
        flock -n "$lock" || status=$?
        [[ $status != 1 ]] || fail "$failed" "$results: another run is at work on it; let it end first"
        if [[ $status != 0 ]]; then
            rmdir -- "$workshop" 2>/dev/null || :
            fail "$failed" "$workshop: cannot be locked"
        fi
        [[ ! $workshop -ef /proc/self/fd/$lock ]] || return 0
        exec {lock}<&-
    done
    fail "$failed" "$workshop: cannot be made: ${why##*: }"
}

# workshop_guard: starts a process that waits until this one and all stages are gone, however they went,
# and takes the workshop away where it is still the one that was locked.
workshop_guard()
{
    # shellcheck disable=SC2034
    exec {guard}> >(
        trap '' HUP INT QUIT TERM
        exec >/dev/null 2>&1
        cat
        [[ ! $workshop -ef /proc/self/fd/$lock ]] || rm -rf -- "$workshop"
    )
}

# results_open DIR: sets $results to the resolved DIR, $stage to where its successor is to be built
# and $work to a place for all else. From here on, new files are the caller's alone.
results_open()
{
    held=
    caller_umask=$(umask)
    umask 077
    results=$(realpath -m -- "${1:-/}")
    [[ $results != / ]] || fail "$misused" "-o '$1': no directory that could be replaced"
    [[ -d ${results%/*}/ ]] || fail "$failed" "${results%/*}: no such directory"
    workshop=${results%/*}/.${results##*/}.new
    stage=$workshop/results
    work=$workshop/work
    signals_hold
    workshop_lock
    trap results_close EXIT
    workshop_guard
    signals_release
    find "$workshop" -mindepth 1 -delete
    mkdir -- "$stage" "$work" "$work/a" "$work/b"
    results_check
    # Better now than after the work: not every file system can do it.
    swap-directories "$work/a" "$work/b" || exit "$failed"
}

# results_close: ends what still runs and takes the workshop away.
results_close()
{
    stages_end
    rm -rf -- "$workshop" || say "$workshop: cannot be removed; it may hold data of persons"
}

# results_abandon SIGNAL: ends as the signal would have ended the run, with nothing left behind. (bash
# takes no notice of SIGQUIT.) What comes meanwhile is passed over, since bash 5.2 takes a trap that it runs
# while it reads a $(...) for a part of that; it warns of one that has come just now.
results_abandon()
{
    {
        trap '' HUP INT QUIT TERM
        :
    } 2>/dev/null
    results_close
    trap - EXIT "$1"
    kill -s "$1" "$$"
    exit "$((128 + $(kill -l "$1")))"
}

# allow MODE FILE...: as chmod, less what the caller's umask takes away
allow()
{
    local mode

    printf -v mode '%o' "$(($1 & ~caller_umask))"
    shift
    chmod "$mode" -- "$@"
}

# results_publish: puts the new results in the place of the old ones, with their owner and mode.
results_publish()
{
    results_check
    allow "$result_mode" "$stage"
    if [[ -d $results ]]; then
        chown --reference="$results" -- "$stage"
        chmod --reference="$results" -- "$stage"
    fi
    sync -- "$stage"/*/* "$stage"/* "$stage"
    swap-directories "$stage" "$results" || exit "$failed"
    rm -rf -- "$stage"
}
