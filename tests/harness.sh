# shellcheck shell=bash
# The vocabulary of the tests. tests/run sources this, then one tests/NN-NAME.sh, with a fresh
# directory as working directory and $CANBAO_BIN first in PATH.
#
#   fixtures NAME...            copy the files of fixtures/NAME into the working directory
#   text TEXT                   print TEXT, in which → is a TAB, ¶ the end of a line, \xNN a byte
#   rows <<END                  rows of: status | command | input | output | messages
#   run STATUS COMMAND [INPUT]  the same for a status alone; output and messages stay in $out, $err
#   same TITLE WANTED GOT       two files are equal to the byte
#   check TITLE COMMAND...      a command succeeds
#   any_columns                 from here on normalize is content with tables that lack columns
#
# In a row, a line that begins with # is the title of the rows below it. A cell is text as above
# (with a line end added), @FILE (the content of that file), or empty. Status, output and messages
# are compared whole, always. A status of 141 is death by SIGPIPE.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
bin=${CANBAO_BIN:?}
policy=$top/pipelines/policies/xiuning-2024
scratch=${CANBAO_SCRATCH:?}
out=$scratch/out
err=$scratch/err
want=$scratch/want
title=
export top bin policy

# Tables that show one thing have the columns for it alone.
# shellcheck disable=SC2317
any_columns()
{
    normalize()
    {
        command normalize --without town,village,status,category,grade,paid_prev,paid,updated \
            --without workers,insured_workers,since "$@"
    }
    export -f normalize
}

fixtures()
{
    local name

    for name; do
        cp -R "$top/fixtures/$name/." .
    done
    chmod -R u+w .
}

text()
{
    local s=${1//→/\\t}

    printf '%b' "${s//¶/\\n}"
}

passed()
{
    printf 'ok %s\n' "$1"
}

failed()
{
    printf 'not ok %s\n' "$1"
}

# cell CELL FILE: what a cell of a row stands for, into FILE
cell()
{
    case $1 in
    '') : >"$2" ;;
    @*) cat -- "${1#@}" >"$2" ;;
    *) text "$1¶" >"$2" ;;
    esac
}

# difference WANTED GOT: shows how two files differ, indented, long lines cut
difference()
{
    diff -a -u --label wanted --label got "$1" "$2" | head -n 40 | cut -c 1-400 | sed 's/^/    /'
}

same()
{
    # A pipe can be read once.
    cat -- "$2" >"$scratch/same.wanted"
    cat -- "$3" >"$scratch/same.got"
    if cmp -s "$scratch/same.wanted" "$scratch/same.got"; then
        passed "$1"
    else
        failed "$1"
        difference "$scratch/same.wanted" "$scratch/same.got"
    fi
}

check()
{
    local name=$1

    shift
    if "$@" >"$scratch/check" 2>&1; then
        passed "$name"
    else
        failed "$name: $*"
        sed 's/^/    /' "$scratch/check" | head -n 40
    fi
}

# attempt STATUS COMMAND INPUT: runs it; whether the status is right
attempt()
{
    local status

    : >"$scratch/why"
    cell "$3" "$scratch/in"
    (eval "$2") <"$scratch/in" >"$out" 2>"$err"
    status=$?
    [ "$status" = "$1" ] && return
    printf '    status %s, not %s: %s\n' "$status" "$1" "$2" >"$scratch/why"
    return 1
}

run()
{
    attempt "$1" "$2" "${3-}" && return
    failed "${title:+$title: }$2"
    cat "$scratch/why"
    tail -n 3 "$err" | sed 's/^/    /'
}

# compare CELL FILE: whether the file is what the cell asks for
compare()
{
    cell "${1#\*}" "$want"
    case $1 in '*'*) tail -c "$(wc -c <"$want")" "$2" >"$scratch/end" && set -- "$1" "$scratch/end" ;; esac
    cmp -s "$want" "$2" || { difference "$want" "$2" >>"$scratch/why"; return 1; }
}

# row STATUS COMMAND INPUT OUTPUT MESSAGES
row()
{
    local good=1 name="${title:+$title: }$2"

    attempt "$1" "$2" "$3" || good=0
    compare "$4" "$out" || good=0
    compare "$5" "$err" || good=0
    if [ "$good" = 1 ]; then
        passed "$name"
    else
        failed "$name"
        cat "$scratch/why"
    fi
}

# trim VARIABLE...: takes the blanks off both ends of their values
trim()
{
    local -n value
    local variable

    for variable; do
        declare -n value=$variable
        value=${value#"${value%%[! ]*}"}
        value=${value%"${value##*[! ]}"}
    done
}

rows()
{
    local line status command input output messages

    while IFS= read -r line; do
        case $line in
        '') ;;
        '#'*) title=${line#\# } ;;
        *)
            IFS='|' read -r status command input output messages <<<"$line"
            trim status command input output messages
            row "$status" "$command" "$input" "$output" "$messages"
            ;;
        esac
    done
    title=
}
