# One reject file's rows by reason, most first, with what the reason means and what to do; then the words that no
# table of the policy knows, and the row that would take them. In: what tally-rejects writes. From the
# environment:
#
#   NAME      what the file is called
#   SOURCE    its source, or nothing
#   REASONS   line, reason, meaning and action of reasons.csv, by columns.awk
#   VALUES    line, status and source of values.csv, by columns.awk

function put(reason, number, text, todo)
{
    rows++
    name[rows] = reason
    count[rows] = number
    meaning[rows] = text
    action[rows] = todo
    if (width(reason) > name_width)
        name_width = width(reason)
    if (width(number) > count_width)
        count_width = width(number)
    if (width(text) > meaning_width)
        meaning_width = width(text)
}

# The row that would take a word for a status: the first of the source, the others in brackets.
function status_row(    i, n, line, cell, first, others)
{
    n = split(ENVIRON["VALUES"], line, "\n")
    for (i = 1; i <= n; i++) {
        split(line[i], cell, "\t")
        if (index("," cell[3] ",", "," ENVIRON["SOURCE"] ",") == 0)
            continue
        if (first == "")
            first = cell[2] "、" cell[3] " 一行"
        else
            others = others (others == "" ? "" : "、") cell[2]
    }
    if (first == "")
        return "中该来源的一行"
    return "的 " first (others == "" ? "" : "（或 " others "）")
}

function row_of(reason)
{
    if (reason == "status")
        return status_row()
    if (reason == "date")
        return "的 empty、date 一行"
    return "的 empty、amount 一行（或 zero）" (reason == "grade" ? "；确有此档的，补入 grades.csv" : "")
}

function print_words(reason,    rest)
{
    if (!(reason in words))
        return
    sub(/^、/, "", words[reason])
    rest = seen[reason] - told[reason]
    print "  不认识的 " reason "：" words[reason] (rest > 0 ? "，其余 " rest " 行" : "") \
        "。改正，或补入 values.csv " row_of(reason)
}

BEGIN {
    FS = "\t"
    reasons = split(ENVIRON["REASONS"], row, "\n")
    for (i = 1; i <= reasons; i++) {
        split(row[i], cell, "\t")
        known[i] = cell[2]
        means[i] = cell[3]
        asks[i] = cell[4]
    }
}

$2 == "read" { rejected = $4 }

$2 == "written" { rejected -= $4 }

$2 == "rejected" { seen[$3] = $4 }

sub(/^unknown_/, "", $2) {
    words[$2] = words[$2] "、“" $3 "” " $4 " 行"
    told[$2] += $4
}

END {
    footers = seen["footer"] + 0
    rejected -= footers
    print ENVIRON["NAME"] "：" rejected " 行被拒" (footers ? "；页脚 " footers " 行，不是人员" : "")
    put("原因", "行数", "含义", "怎么办")
    for (strange = rejected; ; strange -= most) {
        most = 0
        for (i = 1; i <= reasons; i++)
            if (known[i] != "footer" && !done[i] && seen[known[i]] > most) {
                next_one = i
                most = seen[known[i]]
            }
        if (!most)
            break
        done[next_one] = 1
        put(known[next_one], most, means[next_one], asks[next_one])
    }
    if (strange)
        put("（不认识）", strange, "reject_reason 一列被改动过，或各格错位", "对照 reject_line 所指的原文件核对这些行")
    for (i = 1; i <= rows && rows > 1; i++)
        print "  " name[i] blanks(name_width - width(name[i])) "  " \
            blanks(count_width - width(count[i])) count[i] "  " \
            meaning[i] blanks(meaning_width - width(meaning[i])) "  " action[i]
    print_words("status")
    print_words("grade")
    print_words("amount")
    print_words("date")
}
