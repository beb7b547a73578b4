# What changes from one policy to another, as an official reads it; for width.awk and table.awk. In: records with
# what the old policy decides in old_action, old_grade_due, old_grade_advised, and the new one in the columns
# less old_. From the environment, texts of several lines, tables by columns.awk:
#
#   OLD, NEW                  title, county and as_of of the policy
#   OLD_TARGETS, NEW_TARGETS  line, indicator, level, area, compare, title of targets.csv
#   OLD_PAID, NEW_PAID        the county's lines of aggregate-targets, by what is paid
#   OLD_DUE, NEW_DUE          the same if everyone did what is due
#   INDICATORS                line, indicator, unit, title of indicators.csv
#   AREAS                     line, town of areas.csv, once or more

function named(action)
{
    return action_title["action_" action] != "" ? action_title["action_" action] : action
}

# Every number has its unit behind it: numbers side by side might be taken for an ID, and masked.
function yuan(number)
{
    return number == "" ? "-" : sprintf("%.0f元", number)
}

function people(number)
{
    return sprintf("%d人", number)
}

function put_sums(row, column, from, to)
{
    put(row, column, yuan(from + 0))
    put(row, column + 1, yuan(to + 0))
    put(row, column + 2, (to > from ? "+" : "") yuan(to - from))
}

function put_titles(text,    n, i, title)
{
    n = split(text, title, " ")
    for (i = 1; i <= n; i++)
        put(0, i, title[i])
    return n
}

# Whether key a of the sort comes after b: fewer persons, then a later one as text.
function is_behind(a, b)
{
    return count[a] != count[b] ? count[a] < count[b] : a > b
}

# Sorts key[1..n] by count; there are some hundred at most.
function sort_keys(n,    i, j, held)
{
    for (i = 2; i <= n; i++) {
        held = key[i]
        for (j = i - 1; j > 0 && is_behind(key[j], held); j--)
            key[j + 1] = key[j]
        key[j + 1] = held
    }
}

function keys_of(prefix,    n, k)
{
    n = 0
    for (k in count)
        if (index(k, prefix SUBSEP) == 1)
            key[++n] = k
    sort_keys(n)
    return n
}

function print_actions(    n, columns, i, part)
{
    print "办理事项"
    columns = put_titles("原政策 新政策 人数 原应缴 新应缴 增减")
    n = keys_of("action")
    for (i = 1; i <= n; i++) {
        split(key[i], part, SUBSEP)
        put(i, 1, named(part[2]))
        put(i, 2, part[2] == part[3] ? "不变" : named(part[3]))
        put(i, 3, people(count[key[i]]))
        put_sums(i, 4, from[key[i]], to[key[i]])
    }
    put(++n, 1, "合计")
    put(n, 2, "")
    put(n, 3, people(persons))
    put_sums(n, 4, from[""], to[""])
    print_table(n, columns)
}

function print_grades(    n, columns, i, j, part)
{
    n = keys_of("grade")
    print ""
    print n ? "办理事项或档次有变化的人" : "没有人的办理事项或档次有变化"
    if (!n)
        return
    columns = put_titles("原政策 原应缴 原建议 新政策 新应缴 新建议 人数")
    for (i = 1; i <= n; i++) {
        split(key[i], part, SUBSEP)
        put(i, 1, named(part[2]))
        put(i, 2, yuan(part[3]))
        put(i, 3, yuan(part[4]))
        put(i, 4, named(part[5]))
        put(i, 5, yuan(part[6]))
        put(i, 6, yuan(part[7]))
        put(i, 7, people(count[key[i]]))
    }
    print_table(n, columns)
}

# Those who are to enter the employee scheme too late for its minimum; a policy that does not tell retirement
# does not know them.
function short_told(who)
{
    return told[who] ? people(short[who]) : "未测算"
}

function put_town(row, town, name)
{
    put(row, 1, name)
    put(row, 2, people(count["town", town]))
    put(row, 3, people(changed[town]))
    put_sums(row, 4, from["town", town], to["town", town])
}

# The towns of the tables in their order, then others as they came, then those without one.
function print_towns(    n, columns, i, line, part, row)
{
    print ""
    print "各乡镇"
    columns = put_titles("乡镇 人数 有变化 原应缴 新应缴 增减")
    n = split(ENVIRON["AREAS"], line, "\n")
    for (i = 1; i <= n; i++) {
        split(line[i], part, "\t")
        if (done[part[2]]++)
            continue
        put_town(++row, part[2], part[2])
    }
    for (i = 1; i <= towns; i++)
        if (town[i] != "" && !done[town[i]]++)
            put_town(++row, town[i], town[i])
    if (("town", "") in count)
        put_town(++row, "", "（未填乡镇）")
    put(++row, 1, "合计")
    put(row, 2, people(persons))
    put(row, 3, people(changes))
    put_sums(row, 4, from[""], to[""])
    print_table(row, columns)
}

# Whether the row of targets.csv is one for the county.
function is_county(level, area, county)
{
    return level ~ /(^|,) *(\*|county) *(,|$)/ && (area == county || area == "*")
}

# Keeps how the policy words its targets: rows for the county by name come before those for all.
function read_targets(who, text, county,    n, i, line, part)
{
    n = split(text, line, "\n")
    for (i = 1; i <= n; i++) {
        split(line[i], part, "\t")
        if (is_county(part[3], part[4], county) && (part[4] == county || !((who, part[2]) in compare))) {
            compare[who, part[2]] = part[5]
            title[who, part[2]] = part[6]
        }
    }
}

# The lines of aggregate-targets: value, target, met by indicator; in indicator[] those that have a target.
function read_measures(who, text,    n, i, line, part)
{
    n = split(text, line, "\n")
    for (i = 1; i <= n; i++) {
        split(line[i], part, "\t")
        value[who, part[4]] = part[7]
        target[who, part[4]] = part[8]
        met[who, part[4]] = part[9]
        if (part[8] != "" && !listed[part[4]]++)
            indicator[++indicators] = part[4]
    }
}

function put_measure(row, column, who, name)
{
    put(row, column, amount(value[who, name], unit[name]))
    put(row, column + 1,
        target[who, name] != "" ? goal(target[who, name], unit[name], compare[who, name]) : "-")
    put(row, column + 2, answer(met[who, name]))
}

function print_targets(heading, old, new,    i, name, columns)
{
    split("", value)
    split("", target)
    split("", met)
    split("", listed)
    indicators = 0
    read_measures("new", new)
    read_measures("old", old)
    print ""
    print heading
    columns = put_titles("指标 原完成 原目标 原达标 新完成 新目标 新达标")
    for (i = 1; i <= indicators; i++) {
        name = indicator[i]
        put(i, 1, title["new", name] != "" ? title["new", name] : title["old", name])
        put_measure(i, 2, "old", name)
        put_measure(i, 5, "new", name)
    }
    print_table(indicators, columns)
}

BEGIN {
    FS = "\t"
    split(ENVIRON["OLD"], was, "\n")
    split(ENVIRON["NEW"], is, "\n")
    n = split(ENVIRON["INDICATORS"], line, "\n")
    for (i = 1; i <= n; i++) {
        split(line[i], part, "\t")
        unit[part[2]] = part[3]
        action_title[part[2]] = part[4]
    }
    read_targets("old", ENVIRON["OLD_TARGETS"], was[2])
    read_targets("new", ENVIRON["NEW_TARGETS"], is[2])
}

NR == 1 {
    for (i = 1; i <= NF; i++)
        at[$i] = i
    next
}

# Whether the person is to enter it, and by how many months the time until retirement is too short.
function note_short(who, action, months)
{
    if (months == "")
        return
    told[who] = 1
    if (months > 0 && (action == "enrol_employee" || action == "switch"))
        short[who]++
}

$at["kind"] == "person" {
    a = $at["old_action"]
    b = $at["action"]
    due = $at["old_grade_due"]
    due_new = $at["grade_due"]
    place = $at["town"]
    persons++
    note_short("old", a, "old_short_months" in at ? $at["old_short_months"] : "")
    note_short("new", b, "short_months" in at ? $at["short_months"] : "")
    if (!(("town", place) in count))
        town[++towns] = place
    count["action", a, b]++
    from["action", a, b] += due
    to["action", a, b] += due_new
    count["town", place]++
    from["town", place] += due
    to["town", place] += due_new
    from[""] += due
    to[""] += due_new
    if (a != b || due != due_new || $at["old_grade_advised"] != $at["grade_advised"]) {
        count["grade", a, due, $at["old_grade_advised"], b, due_new, $at["grade_advised"]]++
        changed[place]++
        changes++
    }
}

END {
    print "原政策：" was[1] "（年龄计算至 " was[3] "）"
    print "新政策：" is[1] "（年龄计算至 " is[3] "）"
    printf "人员 %d 人，其中 %d 人的办理事项或档次有变化\n\n", persons, changes
    print_actions()
    print "\n参加职保、转为职保的人中，到退休时缴费不足最低年限的：原政策 " short_told("old") "，新政策 " short_told("new")
    print_grades()
    print_towns()
    print_targets("县级目标（按实缴）", ENVIRON["OLD_PAID"], ENVIRON["NEW_PAID"])
    print_targets("县级目标（全部按应缴档次办理后）", ENVIRON["OLD_DUE"], ENVIRON["NEW_DUE"])
}
