# One reject file's rows by reason, most first, with what the reason means and what to do. In: line and
# reject_reason, by columns.awk. A cell that is no known reason is counted and not shown: it may have come
# from another column. From the environment:
#
#   REASONS   a file of line, reason, meaning, action: reasons.csv by columns.awk
#   NAME      what the file is called

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

BEGIN {
    FS = "\t"
    while ((getline <ENVIRON["REASONS"]) > 0) {
        known[++reasons] = $2
        means[reasons] = $3
        asks[reasons] = $4
        place[$2] = reasons
    }
}

$2 in place { seen[place[$2]]++ }

!($2 in place) { strange++ }

END {
    print ENVIRON["NAME"] "：" NR " 行被拒"
    put("原因", "行数", "含义", "怎么办")
    for (left = NR - strange; left > 0; left -= number) {
        most = 1
        for (i = 2; i <= reasons; i++)
            if (seen[i] > seen[most])
                most = i
        number = seen[most]
        seen[most] = 0
        put(known[most], number, means[most], asks[most])
    }
    if (strange)
        put("（不认识）", strange, "reject_reason 一列被改动过，或各格错位", "对照 reject_line 所指的原文件核对这些行")
    for (i = 1; i <= rows; i++)
        print "  " name[i] blanks(name_width - width(name[i])) "  " \
            blanks(count_width - width(count[i])) count[i] "  " \
            meaning[i] blanks(meaning_width - width(meaning[i])) "  " action[i]
}
