# The accounts of the lists that came back, as an official reads them, for width.awk and table.awk. In: accounts.tsv. CAME, from
# the environment: the towns of the files that came back, a line each.

BEGIN {
    split(ENVIRON["CAME"], town, "\n")
    for (i in town)
        came[town[i]] = 1
    n = split("乡镇 发出 有果 同意 不愿 查无 未回 不符", title, " ")
    for (i = 1; i <= n; i++)
        put(0, i, title[i])
}

NR > 1 {
    put(++rows, 1, $1)
    put(rows, 2, $2)
    put(rows, 3, $2 - $6)
    for (i = 3; i <= 7; i++) {
        put(rows, i + 1, $i)
        sum[i] += $i
    }
    sum[2] += $2
    if ($2 > 0 && !($1 in came))
        missing = missing (missing == "" ? "" : "、") $1
}

END {
    put(++rows, 1, "合计")
    put(rows, 2, sum[2] + 0)
    put(rows, 3, sum[2] - sum[6])
    for (i = 3; i <= 7; i++)
        put(rows, i + 1, sum[i] + 0)
    print_table(rows, n)
    if (missing != "")
        print "没有交回：" missing
}
