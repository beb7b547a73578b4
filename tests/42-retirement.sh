# shellcheck shell=bash disable=SC2154,SC2034
# classify-age-band with the law of 2025: the month of retirement, bands that end before it, what is
# short to a pension of the employee scheme.
fixtures retirement
second=$top/tests/second
export PYTHONDONTWRITEBYTECODE=1

# law NAME [SED]: the shipped policy with the tables of fixtures/xiuning-2025; SED changes who is a woman of
# which category
law()
{
    cp -R "$policy" "$1"
    chmod -R u+w "$1"
    cp "$top"/fixtures/xiuning-2025/*.csv "$1"
    [ $# -lt 2 ] || sed -i "$2" "$1/retirement.csv"
}

# everyone_guided POLICY: a policy that guides all to the employee scheme, so that all months are told
everyone_guided()
{
    printf '%s\n' band,sex,until,bound,guide,of_age,clause 'near,*,*,,employee,yes,' >"$1/bands.csv"
    printf '%s\n' clause,tags,band,resident,covered,action,due,advised '二,*,*,*,*,none,,' >"$1/rules.csv"
}

workers='s/^女职工（原55岁）,F/女职工（原55岁）,/; s/^女职工（原50岁）,/&F/'
law 2025
law 2025-50 "$workers"
law all
law all-50 "$workers"
everyone_guided all
everyone_guided all-50

rows <<'END'
# published ages
0 | classify-age-band --policy all vectors.in | | @vectors.out |
0 | classify-age-band --policy all-50 vectors-50.in | | @vectors-50.out |
# between the cut of the notice and what the law asks for: pay from January 2024 on
0 | classify-age-band --policy 2025 --as-of 2024-01-31 cut.in | | @cut.out |
0 | classify-age-band --policy all-50 --as-of 2024-01-31 cut-50.in | | @cut-50.out |
# 180 months before the month of retirement, whatever the day
0 | classify-age-band --policy 2025 edges.in | | @edges.out |
END

h=kind→sex→birth
o=$h→age→band→guide→retirement→short_months
rows <<END
# who is not guided there, and enterprises, have no month
0 | classify-age-band --policy 2025 | $h¶person→M→1960-01-01¶person→F→2020-01-01¶enterprise→→ | $o¶person→M→1960-01-01→65→pensioner→→→¶person→F→2020-01-01→5→under16→→→¶enterprise→→→→→→→ |
0 | classify-age-band --policy 2025 | $h | $o |
# before birth; beyond all years
0 | classify-age-band --policy all --as-of 1970-01-01 | $h¶person→F→1984-05-31 | $o¶person→F→1984-05-31→-15→near→employee→2042-05→0 |
0 | classify-age-band --policy all --as-of 9999-12-31 | $h¶person→M→9999-12-31 | $o¶person→M→9999-12-31→0→near→employee→10062-12→0 |
0 | classify-age-band --policy all --as-of 9999-12-31 | $h¶person→M→0001-01-01 | $o¶person→M→0001-01-01→9998→near→employee→0061-01→180 |
# the months of another policy are taken over, and blanked by one that tells none
0 | classify-age-band --policy all --as-of 2024-01-31 | $o¶person→M→1980-12-01→1→old→old→old→old | $o¶person→M→1980-12-01→43→near→employee→2043-12→1 |
0 | classify-age-band | $o¶person→M→1980-12-01→1→old→old→old→old¶enterprise→→→→→→x→x | $o¶person→M→1980-12-01→44→young→employee→→¶enterprise→→→→→→→ |
0 | classify-age-band | $h→retirement¶person→M→1980-12-01→x | $h→retirement→age→band→guide→short_months¶person→M→1980-12-01→→44→young→employee→ |
0 | classify-age-band | $h→note¶person→M→1980-12-01→x | $h→note→age→band→guide¶person→M→1980-12-01→x→44→young→employee |
END

# tables as WPS saves them, in another order of columns, with blank rows
cp -R 2025 saved
for table in retirement minimum_months bands; do
    iconv -f UTF-8 -t GB18030 "2025/$table.csv" | sed 's/$/\r/' >"saved/$table.csv"
    printf ',,\r\n\r\n' >>"saved/$table.csv"
done
awk -F , '{ print $7 "," $2 "," $6 "," $5 "," $4 "," $3 "," $1 }' 2025/retirement.csv >saved/retirement.csv
rows <<'END'
0 | classify-age-band --policy saved edges.in | | @edges.out |
END

# Against the second reading: every month of birth from 1950 to 2000, its first, middle and last day, of both
# sexes, on days about which something changes; women of either category.
python3 - >births <<'END'
import calendar
print("kind\tsex\tbirth\tresident\temployee\tflexible\ttags")
for year in range(1950, 2001):
    for month in range(1, 13):
        for day in (1, 15, calendar.monthrange(year, month)[1]):
            for sex in "MF":
                print("person\t%s\t%d-%02d-%02d\t\t\t\t" % (sex, year, month, day))
END
for name in 2025 2025-50 all all-50; do
    for day in 2024-02-29 2025-02-28 2025-12-31 2030-01-15 2060-06-30; do
        sed -i "s/^as_of,[^,]*/as_of,$day/" "$name/policy.csv"
        check "$name, $day: the second reading" \
            eval "python3 '$second/merge.py' classify-age-band --policy $name births >wanted"
        run 0 "classify-age-band --policy $name births"
        same "$name, $day" wanted "$out"
    done
done

# A table that makes no sense is refused by every filter that has a policy.
bad()
{
    local name=$1 sed=$2

    rm -rf bad
    cp -R 2025 bad
    sed -i "$sed" "bad/$name"
    title="$name: $sed"
    if cmp -s "2025/$name" "bad/$name"; then
        failed "$title changes nothing"
    else
        row 2 "assign-grade --policy bad births" '' '' "assign-grade: bad/$name:$3"
    fi
    title=
}
bad bands.csv '3s/-180m/-180d/' '3: until "retirement-180d": must be years of age, * or months such as retirement-180m'
bad bands.csv '3s/-180m/-721m/' '3: no one is left for this row: the rows above take them all'
bad bands.csv '4s/55/40/' '4: no one is left for this row: the rows above take them all'
bad retirement.csv '2s/1965-01/1965-13/' '2: born_from "1965-13": must be a month such as 1965-01'
bad retirement.csv '4s/,,1975/,F,1975/' '4: sex "F": a row above takes them: leave one of the two empty'
bad retirement.csv '2s/,63,/,36,/' '2: cap_age "36": is below base_age: the age does not fall'
bad retirement.csv '2s/,4,/,-4,/' '2: step "-4": must be a whole number from 1 on'
bad retirement.csv '3d' '3: no row takes the women: put F into the sex of theirs'
bad minimum_months.csv '2d' '2: retires_from "2030": must be * in the first row: it holds for all years before the next'
bad minimum_months.csv '5s/2032/2030/' '5: retires_from "2030": years must rise from row to row'
rm -rf bad
cp -R 2025 bad
rm bad/minimum_months.csv
cp -R 2025 worse
rm worse/retirement.csv
rows <<'END'
2 | assign-grade --policy bad births | | | assign-grade: bad: has retirement.csv but no minimum_months.csv: a policy has both or neither
2 | assign-grade --policy worse births | | | assign-grade: worse: has minimum_months.csv but no retirement.csv: a policy has both or neither
2 | rm worse/minimum_months.csv && assign-grade --policy worse births | | | assign-grade: worse/bands.csv:3: until "retirement-180m": this policy does not tell when people retire: it has no retirement.csv
2 | : >bad/minimum_months.csv && assign-grade --policy bad births | | | assign-grade: bad/minimum_months.csv: is empty: take the shipped table as a model
END
