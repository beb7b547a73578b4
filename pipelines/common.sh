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

# Characters as bytes, since every pattern here is of bytes; the sets are those of shown_text() in the
# filters' library. digit: ASCII and full-width. joint: blanks, hyphens and dots that may stand between
# the digits of an ID, and `?` as which the unseen ones are written: what controls, turns the direction
# or cannot be seen.
digit=$'[0-9]|\xef\xbc[\x90-\x99]'
joint=$'[ .?-]|\xc2[\xa0\xb7]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\x90-\x95\xa2\xa7\xaf]'
joint+=$'|\xe2\x81\x9f|\xe2\x88[\x92\x99]|\xe2\x8b\x85'
joint+=$'|\xe3\x80[\x80\x82]|\xe3\x83\xbb|\xef\xb9[\x98\xa3]|\xef\xbc[\x8d\x8e]|\xef\xbd[\xa1\xa5]'
unseen=$'[[:cntrl:]]|\xc2[\x80-\x9f\xad]|\xd8\x9c|\xe1\xa0\x8e|\xe2\x80[\x8b-\x8f\xa8-\xae]'
unseen+=$'|\xe2\x81[\xa0-\xaf]|\xef\xb8[\x80-\x8f]|\xef\xbb\xbf'
unseen+=$'|\xef\xbf[\xb9-\xbb]|\xf3\xa0[\x80\x81][\x80-\xbf]'
utf8=$'[\x01-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]'
utf8+=$'|[\xe1-\xec\xee\xef][\x80-\xbf]{2}'
utf8+=$'|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}'

# text_whole TEXT: sets $REPLY to the text with `?` for each byte that is not of UTF-8
text_whole()
{
    local rest=$1 text=''

    while [[ $rest ]]; do
        if [[ $rest =~ ^($utf8)+ ]]; then
            text+=${BASH_REMATCH[0]}
            rest=${rest:${#BASH_REMATCH[0]}}
        else
            text+='?'
            rest=${rest:1}
        fi
    done
    REPLY=$text
}

# number_masked TEXT: sets $REPLY to a long number with a star for each digit but the first 6 and the
# last 4
number_masked()
{
    local rest=$1 i digits=() joints=()

    while [[ $rest =~ $digit ]]; do
        joints+=("${rest%%"${BASH_REMATCH[0]}"*}") digits+=("${BASH_REMATCH[0]}")
        rest=${rest#*"${BASH_REMATCH[0]}"}
    done
    REPLY=
    for i in "${!digits[@]}"; do
        ((i < 6 || i >= ${#digits[@]} - 4)) || digits[i]='*'
        REPLY+=${joints[i]}${digits[i]}
    done
}

# shown TEXT: sets $REPLY to the text fit for messages, the terminal and tables that others read: in one
# line, what may be an ID masked, however it is spelt, and `?` for what would act on a terminal
shown()
{
    local rest text=''

    text_whole "$1"
    rest=$REPLY
    while [[ $rest =~ ($digit)(($joint|$unseen)*($digit)){14,} ]]; do
        text+=${rest%%"${BASH_REMATCH[0]}"*}
        rest=${rest#*"${BASH_REMATCH[0]}"}
        number_masked "${BASH_REMATCH[0]}"
        text+=$REPLY
    done
    text+=$rest
    while [[ $text =~ $unseen ]]; do
        text=${text//"${BASH_REMATCH[0]}"/'?'}
    done
    REPLY=$text
}

# say TEXT...: one line on standard error, fit to be shown
say()
{
    local REPLY

    shown "$*"
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

# worst STATUS...: the first that is not 0, as one of ours
worst()
{
    local status

    for status; do
        case $status in
        0 | 141) ;;
        "$refused" | "$misused" | "$failed") echo "$status" && return ;;
        *) break ;;
        esac
    done
    echo "$failed"
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

# policy_find NAME: sets $policy to the directory of that policy, as the filters find it. All of its tables
# are checked once here, so that one that makes no sense is not refused by every stage.
policy_find()
{
    policy=$(find-policy ${1:+"${1/#-/./-}"}) || exit
}

# version: sets $REPLY to the version of the filters, which is that of the suite
version()
{
    REPLY=$(normalize --version)
    REPLY=${REPLY##* }
}

# answer TEXT: what was asked for, and the end
answer()
{
    printf '%s\n' "$1" || fail "$failed" 'standard output: cannot write'
    exit 0
}

# options_read NAMES ARGUMENT...: gives each option and its value to option_take, and sets $operands to
# all else, wherever they stand. NAMES, with blanks between, are the options of the pipeline; each takes
# a value unless `!` stands behind its name; what asks for help or the version is answered here, out of $usage.
options_read()
{
    local names=$1 name value

    operands=()
    shift
    while [[ $# -gt 0 ]]; do
        case $1 in
        --) operands+=("${@:2}") && break ;;
        -h | --help) answer "$usage" ;;
        --version)
            filters_find
            version
            answer "$pipeline (canbao) $REPLY"
            ;;
        --?*) name=${1%%=*} ;;
        -?*) name=${1:0:2} ;;
        *)
            operands+=("$1")
            shift
            continue
            ;;
        esac
        if [[ " $names " == *" $name! "* && $1 == "$name" ]]; then
            shift
            option_take "$name"
            continue
        fi
        [[ " $names " != *" $name! "* ]] || fail "$misused" "$1: takes no value; see $pipeline --help"
        [[ " $names " == *" $name "* ]] || fail "$misused" "$name: unknown option; see $pipeline --help"
        value=${1#"$name"}
        if [[ ! $value ]]; then
            [[ $# -gt 1 ]] || fail "$misused" "$name: its value is missing; see $pipeline --help"
            value=$2
            shift
        elif [[ $name == --* ]]; then
            value=${value#=}
        fi
        shift
        option_take "$name" "$value"
    done
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

# columns FILE NAME...: the named columns of a CSV table as TSV; see columns.awk, also for $titles
columns()
{
    local file=$1

    shift
    table_text "$file" | awk -v wanted="$*" -v titles="${titles:-1}" -f "$share/columns.awk"
}

# policy_value KEY: sets $REPLY to the value of a key of policy.csv
policy_value()
{
    REPLY=$(columns "$policy/policy.csv" key value | awk -F '\t' -v key="$1" '$2 == key { print $3 }')
}

# fingerprint FILE: sets $REPLY to the size and the XXH3-128 of a file, with a TAB between
fingerprint()
{
    local hash size

    hash=$(xxhsum -H2 <"$1")
    size=$(stat -L -c %s -- "$1")
    REPLY=$size$'\t'${hash%% *}
}
