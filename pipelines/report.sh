# shellcheck shell=bash
# What county-report and county-report-sharded have in common: all but the flow of the records. A
# pipeline sets $usage and $options, the names of its options, defines pipeline_run and, where it has
# options of its own, option_own, and then calls main.

# option_take NAME VALUE: what one option says
option_take()
{
    case $1 in
    -o) outdir=$2 ;;
    -p) policy=$2 ;;
    --max-loss) max_loss_take "$2" ;;
    --without) without_take "$2" ;;
    *) option_own "$@" ;;
    esac
}

# arguments_take ARGUMENT...: sets $policy, $outdir, $sourcedir, $without and the limits of losses
arguments_take()
{
    local operands=()

    policy=
    outdir=$pipeline.out
    without=
    options_read "$options" "$@"
    [[ ${#operands[@]} == 1 ]] ||
        fail "$misused" "needs one directory of sources; see $pipeline --help"
    # A path that begins with a hyphen is no option of anybody.
    sourcedir=${operands[0]/#-/./-}
}

# without_take LIST: SOURCE:COLUMN, with commas between, is passed on to normalize, which knows the
# columns.
without_take()
{
    local part parts

    IFS=, read -ra parts <<<"$1"
    for part in "${parts[@]:-}"; do
        [[ $part == ?*:?* && " ${sources[*]} " == *" ${part%%:*} "* ]] ||
            fail "$misused" "--without $1: must be SOURCE:COLUMN, such as resident:paid;" \
                "sources are ${sources[*]}"
    done
    without+=${without:+,}$1
}

# rows_compare STAGE READ WRITTEN: fails where a stage has read other rows than were written for it
rows_compare()
{
    [[ $2 == "$3" ]] ||
        fail "$failed" "$1: read $2 rows where the stage before wrote $3; $results is as it was"
}

# account STAGE ROWS: adds the lines of a stage to summary.tsv. Fails where a row was lost: within the
# stage, or between it and the one before, which wrote ROWS. Sets $REPLY to the rows it wrote, $lines to
# its inputs, $read_rows and $rejected_rows to their sums.
account()
{
    local filter input read written rejected merged rows=0

    lines=0 read_rows=0 rejected_rows=0
    while IFS=$'\t' read -r filter input read written rejected merged; do
        [[ $read+$written+$rejected+$merged =~ ^[0-9]+(\+[0-9]+){3}$ ]] ||
            fail "$failed" "$1: its summary cannot be read; $results is as it was"
        ((read == written + rejected + merged)) ||
            fail "$failed" "$1: ${input##*/}: read $read rows but accounts for" \
                "$((written + rejected + merged)); $results is as it was"
        shown "${input##*/}"
        printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$filter" "$REPLY" "$read" "$written" "$rejected" \
            "$merged" >>"$stage/summary.tsv"
        lines=$((lines + 1)) rows=$((rows + written))
        read_rows=$((read_rows + read)) rejected_rows=$((rejected_rows + rejected))
    done <"$work/$1"
    rows_compare "$1" "$read_rows" "${2:-$read_rows}"
    REPLY=$rows
}

# accounts_check: every row from filter to filter. Sets $rows_in and $rows_rejected, those of normalize.
accounts_check()
{
    local lines read_rows rejected_rows graded

    printf 'filter\tinput\tread\twritten\trejected\tmerged\n' >"$stage/summary.tsv"
    account normalize
    [[ $lines == "${#files[@]}" ]] ||
        fail "$failed" "normalize: accounts for $lines of ${#files[@]} files; $results is as it was"
    rows_in=$read_rows rows_rejected=$rejected_rows
    account dedupe-by-id-hash "$REPLY"
    account classify-age-band "$REPLY"
    account assign-grade "$REPLY"
    graded=$REPLY
    account aggregate-counts "$graded"
    account aggregate-due "$graded"
    account aggregate-advised "$graded"
    account aggregate-paid "$(($(wc -l <"$stage/counts.tsv") - 1))"
}

# tally_accounts: what normalize made of each file, from its tally, as lines of a summary to
# $work/normalize
tally_accounts()
{
    awk -F '\t' '
        function put()
        {
            if (file != "")
                printf "normalize\t%s\t%.0f\t%.0f\t%.0f\t0\n", file, read, written, rejected
        }
        $2 == "read" { put(); file = $1; read = $4; written = rejected = 0 }
        $2 == "written" { written = $4 }
        $2 == "rejected" { rejected += $4 }
        END { put() }' "$tally" >"$work/normalize"
}

# rejects_settle: takes out of the rejects the rows that came back mended in a file of the same source.
# Sets $mended to how many of each file, and $rows_mended to their sum.
rejects_settle()
{
    local i name count
    local -A settled=()

    flow settle-rejects --policy "$policy" --rejects "$stage/rejects" "${inputs[@]}" >"$work/settled"
    while IFS=$'\t' read -r name _ count; do
        settled[${name##*/}]=$count
    done <"$work/settled"
    rows_mended=0
    for i in "${!tables[@]}"; do
        mended[i]=${settled[${files[i]##*/}]:-0}
        rows_mended=$((rows_mended + mended[i]))
    done
}

# run_describe: run.tsv. It is written when all is there that a clerk works on: what is younger was changed.
run_describe()
{
    local i table name

    printf '%s\n' "$run_header"
    printf 'when\t%s\t\t\t\n' "$started"
    version
    printf 'canbao\t%s\t\t\t\n' "$REPLY"
    shown "$policy_name"
    printf 'policy\t%s\t\t\t\n' "$REPLY"
    policy_value title
    printf 'policy_title\t%s\t\t\t\n' "$REPLY"
    for table in "$policy"/*.csv; do
        fingerprint "$table"
        printf 'policy_table\t%s\t\t%s\n' "${table##*/}" "$REPLY"
    done
    for i in "${!files[@]}"; do
        shown "${files[i]##*/}"
        name=$REPLY
        fingerprint "${files[i]}"
        printf 'input\t%s\t%s\t%s\n' "$name" "${file_sources[i]}" "$REPLY"
    done
}

# report_render: report.html, out of all that shows no person
report_render()
{
    flow render-report --policy "$policy" --words "$share" \
        --due "$stage/aggregate-due.tsv" --advised "$stage/aggregate-advised.tsv" \
        --accounts "$stage/summary.tsv" --run "$stage/run.tsv" --tally "$tally" \
        --duplicates "$stage/duplicates.tsv" -- "$stage/aggregate-paid.tsv" >"$stage/report.html"
}

# inputs_state: what would differ if somebody wrote to a source or a policy table during the run
inputs_state()
{
    stat -L -c '%n %i %s %y' -- "${files[@]}" "$policy"/*.csv
}

# county_table: the county's measures as an official reads them, and what they were made of
county_table()
{
    local mended_told=

    [[ $rows_mended == 0 ]] || mended_told="，其中 $rows_mended 条已改"
    columns "$policy/targets.csv" indicator level area compare title >"$work/targets"
    columns "$share/indicators.csv" indicator unit gap_unit >"$work/indicators"
    policy_value title
    printf '%s\n\n' "$REPLY"
    policy_value county
    TARGETS=$work/targets INDICATORS=$work/indicators COUNTY=$REPLY \
        awk -f "$share/width.awk" -f "$share/table.awk" -f "$share/county-table.awk" <"$stage/aggregate-paid.tsv"
    cat <<END

来源文件 ${#files[@]} 个，共 $rows_in 条；退回 $rows_rejected 条${mended_told}
END
    columns "$policy/columns.csv" column source headers >"$work/columns"
    policy_value year
    COLUMNS=$work/columns SOURCES=${file_sources[*]} YEAR=$REPLY awk -f "$share/columns-missing.awk" "$tally"
    cat <<END
结果在 $results
  report.html            完成情况报告：用浏览器打开，可以打印
  aggregate-paid.tsv     县、乡镇、村完成情况（按实缴）
  aggregate-due.tsv      县、乡镇、村预计情况（全部按应缴档次办理后）
  aggregate-advised.tsv  县、乡镇、村预计情况（全部按建议档次办理后）
  counts.tsv             各村人数和金额
  records.tsv.gz         个人明细（含身份证号）
  duplicates.tsv         合并的重复记录
  rejects/               退回的记录：改好后另存到来源目录
  summary.tsv            每一步的条数
  run.tsv                本次运行：时间、版本、政策、来源文件
END
}

main()
{
    local report state line

    arguments_take "$@"
    exec </dev/null
    filters_find
    [[ $(command -v xxhsum) ]] || fail "$failed" 'xxhsum not found: install the package xxhash'
    policy_find "$policy"
    policy_name=$(basename -- "$(realpath -- "$policy")")
    sources_find "$sourcedir"
    printf -v started '%(%FT%TZ)T' -1
    results_open "$outdir"
    state=$(inputs_state)
    tally=$work/tally
    pipeline_run
    accounts_check
    rejects_settle
    rejects_check
    losses_check
    report=$(county_table)
    run_describe >"$stage/run.tsv"
    report_render
    [[ $(inputs_state) == "$state" ]] ||
        fail "$failed" "a source or the policy was changed during the run; $results is as it was"
    # What shows no person may be read by others.
    allow 0644 "$stage"/{counts,aggregate-{paid,due,advised},summary,run}.tsv "$stage/report.html"
    results_publish
    while IFS= read -r line; do
        shown "$line"
        printf '%s\n' "$REPLY" || fail "$failed" "standard output: cannot write; $results is complete"
    done <<<"$report"
}
