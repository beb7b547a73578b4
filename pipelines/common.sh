# shellcheck shell=bash
# What the pipelines share: their voice, the place of the filters, the reading of tables.
# A pipeline sets $here, its own directory, and $share, the directory of this file, before it
# sources it.

# Bytes are bytes, whatever the caller's language: patterns, sorting and awk work on UTF-8 as it is.
export LC_ALL=C
shopt -s nullglob

# What a caller may have set to other ends: CDPATH sends cd elsewhere, POSIX mode ends bash too soon.
unset CDPATH
set +o posix

# The exit statuses of all filters and pipelines.
refused=1
misused=2
failed=3

pipeline=${0##*/}

# masked TEXT: sets $REPLY to the text with any run of 15 or more digits masked, so that nothing that is
# shown holds a whole ID, also where a file is named after one.
masked()
{
    local digits stars

    REPLY=$1
    while [[ $REPLY =~ [0-9]{15,} ]]; do
        digits=${BASH_REMATCH[0]}
        printf -v stars '%*s' "$((${#digits} - 10))" ''
        REPLY=${REPLY/"$digits"/"${digits:0:6}${stars// /*}${digits: -4}"}
    done
}

# say TEXT...: one line on standard error, masked
say()
{
    local REPLY

    masked "$*"
    printf '%s: %s\n' "$pipeline" "$REPLY" >&2 || :
}

# fail STATUS TEXT...
fail()
{
    local status=$1

    shift
    say "$@"
    exit "$status"
}

# unexpected PLACE: ends after a command that failed where nothing else is said: the system failed.
unexpected()
{
    [[ $BASH_SUBSHELL -gt 0 ]] || say "$1: a command failed"
    exit "$failed"
}

# filters_find: puts the filters first in PATH. They are those of $CANBAO_BIN, or installed beside
# the pipeline, or in the build tree.
filters_find()
{
    local bin=${CANBAO_BIN:-$here}

    [[ ${CANBAO_BIN:-} || -x $bin/normalize ]] || bin=$here/../bin
    [[ -x $bin/normalize ]] || fail "$failed" "$bin: no filters here; build them with make"
    bin=$(cd -- "$bin" && pwd)
    PATH=$bin:$PATH
}

# policy_find DIR: sets $policy to DIR, else to $CANBAO_POLICY, else to the shipped policy.
policy_find()
{
    policy=${1:-${CANBAO_POLICY:-$share/policies/xiuning-2024}}
    [[ -d $policy ]] || fail "$misused" "$policy: no such policy directory"
}

# shown NAME: sets $REPLY to a file name fit for a message, quoted where it holds control characters.
shown()
{
    REPLY=$1
    [[ $1 != *[[:cntrl:]]* ]] || printf -v REPLY '%q' "$1"
}

# table_text FILE: a table in UTF-8 without BOM, from UTF-8 or GB18030 as spreadsheets save it
table_text()
{
    if iconv -f UTF-8 -t UTF-8 -- "$1" >/dev/null 2>&1; then
        cat -- "$1"
    else
        iconv -f GB18030 -t UTF-8 -- "$1"
    fi | sed $'1s/^\xef\xbb\xbf//'
}

# columns FILE NAME...: the named columns of a CSV table as TSV; see columns.awk
columns()
{
    local file=$1

    shift
    table_text "$file" | awk -v wanted="$*" -f "$share/columns.awk"
}
