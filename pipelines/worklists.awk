# Who is on which list: each record to the lines of the sheets it is on, a file a town. In: records; out: how many
# there are, as `town village count number`, by the counts that the rows of worklists.csv name; `count` is empty for
# rows that name none. From the environment:
#
#   AREAS    a file of line, town, village: areas.csv by columns.awk
#   LISTS    a file of line, sheet, action, tags, without, covered, backpay, reason, count: worklists.csv likewise
#   SHEETS   a file of line, sheet: worklist-sheets.csv likewise
#   WANTED   columns of the records that go with each line, with blanks between
#   TOWN, VILLAGE   where not empty: the only ones
#   INTO     the directory of the files: the number of the town in areas.csv; 0 for towns that are not in it
#
# A line is: number of the sheet and of the village, so that lines sort as they stand; village, name, id; the wanted
# columns; the reasons.

# Whether one of the words of a comma-list is in another, or the list is `*`.
function fits(list, have,    n, i, word)
{
    if (list == "*")
        return 1
    n = split(list, word, ",")
    for (i = 1; i <= n; i++)
        if (index("," have ",", "," word[i] ","))
            return 1
    return 0
}

# What is on the lists for records like this one: plan[key, 1..plans[key]] are numbers of sheets.
function make_plan(key, covered,    i, sheet, n, at)
{
    for (i = 1; i <= lists; i++) {
        if (!fits(action_of[i], $c["action"]) || !fits(tags_of[i], $c["tags"]) ||
            without_of[i] != "*" && fits(without_of[i], $c["tags"]) ||
            !fits(covered_of[i], covered) || !fits(backpay_of[i], $c["backpay"] == "yes" ? "yes" : "no"))
            continue
        sheet = number_of[sheet_of[i]]
        if (!((key, "at", sheet) in plan)) {
            n++
            plan[key, "at", sheet] = n
            plan[key, n] = sheet
            plan[key, "count", n] = count_of[i]
        }
        at = plan[key, "at", sheet]
        why[key, at] = why[key, at] (why[key, at] == "" ? "" : "；") reason_of[i]
    }
    plans[key] = n + 0
}

# The number of the village within the county, for its place in the order.
function place(    at)
{
    at = village_number[$c["town"], $c["village"]]
    return at == "" ? 999999 : at
}

BEGIN {
    FS = "\t"
    while ((getline <ENVIRON["AREAS"]) > 0) {
        if (!($2 in town_number))
            town_number[$2] = ++towns
        village_number[$2, $3] = ++villages
    }
    while ((getline <ENVIRON["SHEETS"]) > 0)
        number_of[$2] = ++sheets
    while ((getline <ENVIRON["LISTS"]) > 0) {
        sheet_of[++lists] = $2
        action_of[lists] = $3
        tags_of[lists] = $4
        without_of[lists] = $5
        covered_of[lists] = $6
        backpay_of[lists] = $7
        reason_of[lists] = $8
        count_of[lists] = $9
    }
    wanted = split(ENVIRON["WANTED"], want, " ")
    town = ENVIRON["TOWN"]
    village = ENVIRON["VILLAGE"]
    into = ENVIRON["INTO"]
}

NR == 1 {
    for (i = 1; i <= NF; i++)
        c[$i] = i
    kind_at = c["kind"]
    town_at = c["town"]
    village_at = c["village"]
    next
}

$kind_at != "person" || town != "" && $town_at != town || village != "" && $village_at != village { next }

{
    covered = $c["employee"] == "active" || $c["flexible"] == "active" || fits("elsewhere", $c["tags"]) ? "yes" : "no"
    key = $c["action"] SUBSEP $c["tags"] SUBSEP covered SUBSEP $c["backpay"]
    if (!(key in plans))
        make_plan(key, covered)
    if (!plans[key])
        next
    file = into "/" (($town_at in town_number) ? town_number[$town_at] : 0)
    shown = $village_at
    if (!($town_at in town_number))
        shown = $town_at (shown == "" ? "" : " ") shown
    line = sprintf("%06d\t%s\t%s\t%s", place(), shown, $c["name"], $c["id"])
    for (i = 1; i <= wanted; i++)
        line = line "\t" $c[want[i]]
    for (i = 1; i <= plans[key]; i++) {
        printf "%03d\t%s\t%s\n", plan[key, i], line, why[key, i] >file
        tally[$town_at "\t" $village_at "\t" plan[key, "count", i]]++
    }
}

END {
    for (key in tally)
        print key "\t" tally[key]
}
