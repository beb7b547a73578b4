# shellcheck shell=bash
# The stages of a pipeline, side by side: each a process of this one whose status is known, in $stages by
# name and in $pids, in the order of the flow. They are started from the end, so that each finds its reader
# and nothing flows before all are there; whoever dies meanwhile, the others see the end of their input.

stages=() pids=()

# signals_hold: from here on a signal that ends the run is only noted: where a workshop is made that the
# trap does not know yet, and where stages are started, since bash can lose sight of a process when a trap
# ends the run in the midst of starting it.
signals_hold()
{
    local signal

    for signal in HUP INT QUIT TERM; do
        # shellcheck disable=SC2064
        trap "held=$signal" "$signal"
    done
}

# signals_release: from here on a signal ends the run at once, as one does that was noted before.
signals_release()
{
    local signal

    for signal in HUP INT QUIT TERM; do
        # shellcheck disable=SC2064
        trap "results_abandon $signal" "$signal"
    done
    [[ ! $held ]] || results_abandon "$held"
}

# stages_end: ends what still runs. The pipes into the stages are kept open meanwhile, so that none has
# the time to complain that its input broke off; and a stage that has not yet begun its work can miss the
# signal, so it is repeated.
stages_end()
{
    local running pid input

    mapfile -t running <<<"$(jobs -pr)"
    for pid in "${running[@]}"; do
        # shellcheck disable=SC2034
        { exec {input}<>"/proc/$pid/fd/0"; } 2>/dev/null || :
    done
    while [[ ${running[0]} ]] && kill -- "${running[@]}" 2>/dev/null; do
        sleep 0.02
        mapfile -t running <<<"$(jobs -pr)"
    done
}

# flow COMMAND... ['|' COMMAND...]...: a pipe, run to its end: all commands side by side, each on what the
# one before it writes. The first reads what flow reads, the last writes where flow writes. On the way,
# `aside FILE COMMAND...` hands on what it reads and has COMMAND make FILE of it as well. The run ends where
# a command fails.
#
# It is no pipe of bash, which knows one status of a pipe that runs beside it, and before any other runs no
# trap until it has ended.
flow()
{
    local at end=$# reader sides=() writer

    signals_hold
    exec {writer}>&1
    for ((at = $#; at > 0; at--)); do
        [[ ${!at} == '|' ]] || continue
        part_start "${@:at + 1:end - at}"
        end=$((at - 1))
    done
    tee_start
    exec {reader}<&0
    stage_start "$writer" "${@:1:end}"
    stages_wait
}

# part_start COMMAND...: a part of a flow before which there are others. $writer leads into it, while
# it led into the next. Asides that follow each other wait in $sides for the tee that they share.
part_start()
{
    local next=$writer

    if [[ $1 == aside ]]; then
        exec {writer}>"$2"
        stage "${@:3}"
        sides+=("$writer") writer=$next
    else
        tee_start
        stage "$@"
    fi
}

# tee_start: what feeds $sides, if there are any, and the part behind them
tee_start()
{
    local side

    [[ ${#sides[@]} -gt 0 ]] || return 0
    stage tee -p -- "${sides[@]/#//dev/fd/}"
    for side in "${sides[@]}"; do
        exec {side}>&-
    done
    sides=()
}

# stage COMMAND...: starts a stage that writes to $writer; with a new pipe, into which $writer leads then
stage()
{
    local both to=$writer

    exec {both}<> <(:)
    # shellcheck disable=SC2094
    exec {reader}<"/proc/self/fd/$both" {writer}>"/proc/self/fd/$both" {both}>&-
    stage_start "$to" "$@"
}

# stage_start TO COMMAND...: starts one stage beside the others, ahead of those that feed it. It reads
# from $reader and writes to the descriptor TO, and this process has neither any more. A caller may
# ignore the signal that ends a writer without reader; stages get it back.
stage_start()
{
    local to=$1

    shift
    env --default-signal=PIPE -- "$@" <&"$reader" >&"$to" {writer}>&- &
    stages=("$1" "${stages[@]}") pids=("$!" "${pids[@]}")
    exec {reader}<&- {to}>&-
}

# is_excused NAME STATUS: whether it is normalize that has refused nothing but the number of rejects:
# only then does it leave a $tally. A pipeline that sets one judges them itself, since rejected rows may
# have come back mended.
is_excused()
{
    [[ $1 == normalize && $2 == "$refused" && -s ${tally-} ]]
}

# stages_wait: waits for all stages; fails with the status of the first one, in the order of the flow,
# that failed. One that ended for lack of a reader is the victim of a later one.
stages_wait()
{
    local i status culprit='' code

    signals_release
    for i in "${!pids[@]}"; do
        status=0
        wait "${pids[i]}" || status=$?
        if [[ ! $culprit && $status != 0 && $status != 141 ]] && ! is_excused "${stages[i]}" "$status"; then
            culprit=${stages[i]} code=$status
        fi
    done
    stages=() pids=()
    [[ ! $culprit ]] || stage_failed "$culprit" "$code"
}

# stage_failed NAME STATUS: ends with that status. A stage that has run others leaves the name of the one
# that failed in $work/culprit.
stage_failed()
{
    local culprit=$1 code=$2

    # It starts the shards.
    [[ $culprit != setpriv ]] || culprit=shards
    [[ ! -s $work/culprit ]] || culprit=$(<"$work/culprit")
    if [[ $culprit == normalize && $code == "$refused" ]]; then
        say 'rows it rejected can be seen by normalize --as SOURCE --rejects DIRECTORY FILE >/dev/null'
    fi
    # These know no data that could be refused: what stops them is the system.
    [[ ' tee gzip tail awk env ' != *" $culprit "* && $code -le $failed ]] || code=$failed
    fail "$code" "$culprit failed; $results is as it was"
}
