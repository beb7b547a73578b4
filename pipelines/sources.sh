# shellcheck shell=bash
# The files of a directory, each given its source by the table sources.csv.

# All sources, in the order in which their records flow.
sources=(registry resident employee flexible enterprise proxy hardship cadre capable migrant refused
    exempt elsewhere)

# table_name NAME: sets $REPLY to the name of the table in it: less .gz and with its extension in lower
# case. Fails where the file is of no kind that normalize or from-workbook reads.
table_name()
{
    local extension=${1##*.}

    case ${1,,} in
    *.csv) REPLY=${1:0:-4}.csv ;;
    *.csv.gz) REPLY=${1:0:-7}.csv ;;
    *.xlsx | *.xls) REPLY=${1%.*}.${extension,,} ;;
    *) return 1 ;;
    esac
}

# patterns_read FILE: the rows of sources.csv into $patterns and $pattern_sources
patterns_read()
{
    local table line pattern source

    table=$(columns "$1" pattern source) ||
        fail "$misused" "$1: cannot be read as a table with the columns pattern and source"
    patterns=() pattern_sources=()
    while IFS=$'\t' read -r line pattern source; do
        [[ " ${sources[*]} ignore " == *" $source "* && $source ]] ||
            fail "$misused" "$1:$line: no source '$source'; sources are ${sources[*]} ignore"
        patterns+=("$pattern") pattern_sources+=("$source")
    done <<<"$table"
}

# source_of NAME: sets $REPLY to the source of the first pattern that fits, ASCII letters in any case
source_of()
{
    local i

    for i in "${!patterns[@]}"; do
        # The right side is a pattern.
        # shellcheck disable=SC2053
        if [[ ${1,,} == ${patterns[i],,} ]]; then
            REPLY=${pattern_sources[i]}
            return 0
        fi
    done
    return 1
}

# place FILE: sets $REPLY to its source, or fails with the reason why it has none in $REPLY
place()
{
    local name=${1##*/}

    if source_of "$name" && [[ $REPLY == ignore ]]; then
        return 0
    elif [[ $name == *[[:cntrl:]]* ]]; then
        REPLY='a name with a line break or TAB in it cannot be written to a table'
    elif [[ ! -f $1 ]]; then
        REPLY='not a file that can be read'
    elif ! table_name "$name"; then
        REPLY='none of .csv .csv.gz .xlsx .xls'
    elif source_of "${REPLY%.*}.csv"; then
        return 0
    else
        REPLY='its name fits no pattern'
    fi
    return 1
}

# opened FILE: sets $REPLY to the name of the file that an office program has open, as it tells by a
# lock of this name. Fails where it is no lock.
opened()
{
    case ${1##*/} in
    '~$'?*) REPLY=${1##*/'~$'} ;;
    .~lock.?*'#')
        REPLY=${1##*/.~lock.}
        REPLY=${REPLY%'#'}
        ;;
    .~?*) REPLY=${1##*/.~} ;;
    *) return 1 ;;
    esac
}

# files_place DIR: sets $found to the files of DIR and $found_sources to their sources. What begins with
# a dot is left out: editors keep half-written copies under such names. So are directories: offices keep
# former years there. But a file that somebody has open is not yet what it will be.
files_place()
{
    local file open=0 wrong=0

    found=() found_sources=()
    for file in "$1"/* "$1"/.~*; do
        if [[ -d $file ]]; then
            continue
        elif opened "$file"; then
            say "$file: the lock of $REPLY, which is open in WPS, Excel or LibreOffice:" \
                'save and close it there; where nobody has it open, remove the lock'
            open=$((open + 1))
        elif place "$file"; then
            [[ $REPLY == ignore ]] || found+=("$file") found_sources+=("$REPLY")
        else
            say "$file: $REPLY"
            wrong=$((wrong + 1))
        fi
    done
    [[ $wrong == 0 ]] || fail "$refused" "files without a place: $wrong; rename them after a pattern" \
        "in $share/sources.csv or move them out"
    [[ $open == 0 ]] || fail "$refused" "open files: $open; close them, then run again"
}

# files_differ: refuses two files that would share one file of rejects, such as a table and its gzip
files_differ()
{
    local file
    local -A seen=()

    for file in "${found[@]}"; do
        table_name "${file##*/}"
        [[ ! ${seen[${REPLY,,}]:-} ]] ||
            fail "$refused" "$file: the same table as ${seen[${REPLY,,}]}? Keep one of the two"
        seen[${REPLY,,}]=${file##*/}
    done
}

# source_needed SOURCE WHY: adds 1 to $missing, and says so, where no file has this source
source_needed()
{
    local i names=''

    [[ " ${file_sources[*]} " != *" $1 "* ]] || return 0
    for i in "${!patterns[@]}"; do
        [[ ${pattern_sources[i]} != "$1" ]] || names+=" ${patterns[i]}"
    done
    say "no $1 file (named$names): $2"
    missing=$((missing + 1))
}

# sources_find DIR: sets $files to the sources in DIR and $file_sources to what they are, in the order
# of $sources, then of the names.
sources_find()
{
    local i source missing=0

    [[ -d $1 && -r $1 && -x $1 ]] || fail "$failed" "$1: no directory that can be read"
    patterns_read "$share/sources.csv"
    files_place "${1%/}"
    files_differ
    files=() file_sources=()
    for source in "${sources[@]}"; do
        for i in "${!found[@]}"; do
            [[ ${found_sources[i]} != "$source" ]] || files+=("${found[i]}") file_sources+=("$source")
        done
    done
    source_needed registry 'without the population register nobody is eligible, and no rate has a base'
    source_needed resident 'without the roster everyone would count as not enrolled'
    source_needed proxy \
        "without the year's determination every 代缴 person would count as cancelled"
    [[ $missing == 0 ]] || fail "$refused" "$1: not a county's sources"
}

# workbooks_convert DIR: sets $tables to what normalize is to read of $files, and $inputs to the words that
# tell it so. The workbooks among them become tables in DIR, under their own names. Sheets that are not
# hidden are taken together, so that no person is left out.
workbooks_convert()
{
    local i

    tables=("${files[@]}") inputs=()
    for i in "${!files[@]}"; do
        if [[ ${files[i],,} == *.xlsx || ${files[i],,} == *.xls ]]; then
            tables[i]=$1/${files[i]##*/}
            flow from-workbook --sheet all -- "${files[i]}" >"${tables[i]}"
        fi
        inputs+=(--as "${file_sources[i]}" --called "${files[i]}" "${tables[i]}")
    done
}
