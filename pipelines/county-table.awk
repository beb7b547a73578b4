# The county's measures as an official reads them, out of what aggregate-targets writes; for width.awk and
# table.awk. From the environment:
#
#   TARGETS      a file of line, indicator, level, area, compare, title: targets.csv by columns.awk
#   INDICATORS   a file of line, indicator, unit, gap_unit: indicators.csv by columns.awk
#   COUNTY       the county's name; rows of targets.csv for this area come before those for *

function put_row(row, a, b, c, d, e)
{
    put(row, 1, a)
    put(row, 2, b)
    put(row, 3, c)
    put(row, 4, d)
    put(row, 5, e)
}

function put_measure(row, name, indicator, value, target, met, gap)
{
    put_row(row, name, amount(value, unit[indicator]), goal(target, unit[indicator], compare[indicator]),
        answer(met),
        met == "no" ? gap gap_unit[indicator] : "-")
}

# The towns that miss the target of the rate of enrolment, those with the largest gap first.
function print_towns(    n, i, worst)
{
    put_row(0, "乡镇", "参保率", "目标", "是否达标", "差距")
    for (n = 0; n < 5; n++) {
        worst = 0
        for (i = 1; i <= towns; i++)
            if (town_met[i] == "no" && (!worst || town_gap[i] > town_gap[worst]))
                worst = i
        if (!worst)
            break
        put_measure(n + 1, town[worst], "enrollment_rate", town_value[worst], town_target[worst], "no",
            town_gap[worst])
        town_met[worst] = "shown"
    }
    print n ? "离参保率目标最远的乡镇（按差距人数）" : "没有未达到参保率目标的乡镇"
    if (n)
        print_table(n, 5)
}

BEGIN {
    FS = "\t"
    county = ENVIRON["COUNTY"]
    while ((getline <ENVIRON["TARGETS"]) > 0)
        if ($3 ~ /(^|,) *(\*|county) *(,|$)/ && ($4 == county || $4 == "*" && !($2 in compare))) {
            compare[$2] = $5
            title[$2] = $6
        }
    while ((getline <ENVIRON["INDICATORS"]) > 0) {
        unit[$2] = $3
        gap_unit[$2] = $4
    }
    put_row(0, "指标", "完成", "目标", "是否达标", "差距")
}

$1 == "county" && $8 != "" {
    put_measure(++rows, title[$4] == "" ? $4 : title[$4], $4, $7, $8, $9, $10)
}

$1 == "town" && $4 == "enrollment_rate" {
    town[++towns] = $2 == "-" ? "（未填乡镇）" : $2
    town_value[towns] = $7
    town_target[towns] = $8
    town_met[towns] = $9
    town_gap[towns] = $10 + 0
}

END {
    print_table(rows, 5)
    print ""
    print_towns()
}
