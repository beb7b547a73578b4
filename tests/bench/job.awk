# The county's job as one awk program with arrays by ID, for mawk: checks IDs, merges the sources of
# each person, finds age (on 31 December 2024), band and grade due, and counts by village. It does less than the filters: no
# reasons of rejects, no encodings, no names of areas, no conflicts, no enterprises. Files are called
# SOURCE.csv. Out come town, village, persons, eligible, insured, payers, yuan, yuan due.

BEGIN {
    FS = ","
    OFS = "\t"
    for (i = 0; i < 10; i++)
        wide[i] = "\357\274" sprintf("%c", 144 + i)
    for (i = 17; i > 0; i--)
        factor[i] = i == 17 ? 2 : factor[i + 1] * 2 % 11
    split("1 0 X 9 8 7 6 5 4 3 2", check, " ")
}

# The cells of a line with quotes into $1..$NF.
function unquote(    n, rest, value, cell)
{
    rest = $0
    n = 0
    while (1) {
        if (substr(rest, 1, 1) == "\"") {
            match(rest, /^"([^"]|"")*"/)
            value = substr(rest, 2, RLENGTH - 2)
            rest = substr(rest, RLENGTH + 1)
        } else {
            match(rest, /^[^,]*/)
            value = substr(rest, 1, RLENGTH)
            rest = substr(rest, RLENGTH + 1)
        }
        cell[++n] = value
        if (substr(rest, 1, 1) != ",")
            break
        rest = substr(rest, 2)
    }
    for (i = 1; i <= n; i++)
        $i = cell[i]
}

# The ID as 18 characters, or nothing if it is none.
function id_of(text,    i, sum)
{
    if (length(text) != 18) {
        if (text ~ /\357/) {
            for (i = 0; i < 10; i++)
                gsub(wide[i], i, text)
            gsub("\357\274\270", "X", text)
        }
        gsub(/[ '-]/, "", text)
        if (length(text) == 15)
            text = substr(text, 1, 6) "19" substr(text, 7)
    }
    if (text !~ /^[0-9]+[Xx]?$/ || length(text) < 17 || length(text) > 18)
        return ""
    for (i = 1; i <= 17; i++)
        sum += substr(text, i, 1) * factor[i]
    i = check[sum % 11 + 1]
    return length(text) == 17 ? text i : toupper(substr(text, 18)) == i ? substr(text, 1, 17) i : ""
}

function yuan(text)
{
    gsub(/,/, "", text)
    return text + 0
}

FNR == 1 {
    source = FILENAME
    sub(/.*\//, "", source)
    sub(/\.csv$/, "", source)
    sub(/^\357\273\277/, "")
    next
}

{ sub(/\r$/, "") }
/"/ { unquote() }

source == "registry" && (id = id_of($2)) != "" {
    seen[id]
    if ($5 == "正常")
        registered[id]
    else
        gone[id]
    place[id] = $3 OFS $4
    next
}

source == "resident" && (id = id_of($5)) != "" {
    seen[id]
    day = $11
    gsub(/\//, "-", day)
    if (id in updated && updated[id] > day)
        next
    updated[id] = day
    standing[id] = $6
    grade[id] = $8 + 0
    paid[id] = yuan($10)
    if ($7 == "代缴")
        was_proxy[id]
    if (!(id in place))
        place[id] = $2 OFS $3
    next
}

source == "employee" && (id = id_of($4)) != "" {
    seen[id]
    if ($5 == "正常参保")
        covered[id]
    next
}

source == "flexible" && (id = id_of($2)) != "" {
    seen[id]
    if ($4 == "正常缴费")
        covered[id]
    next
}

source == "elsewhere" && (id = id_of($2)) != "" {
    seen[id]
    covered[id]
    next
}

source != "enterprise" && (id = id_of($2)) != "" {
    seen[id]
    tag[id] = tag[id] source " "
}

function at_least(least, grade)
{
    return grade > least ? grade : least
}

# What the person should pay, 0 for nothing.
function due_of(id, band,    tags, enrolled, pays)
{
    tags = tag[id]
    enrolled = standing[id] ~ /缴费/
    pays = enrolled ? grade[id] : 0
    if (band == "under16" || band == "pensioner" || id in gone || id in covered || tags ~ /refused/)
        return 0
    if (tags ~ /exempt/ && !enrolled)
        return 0
    if (tags ~ /proxy/)
        return at_least(100, pays)
    if (tags ~ /hardship/)
        return at_least(300, pays)
    if (id in was_proxy)
        return at_least(500, pays)
    if (tags ~ /cadre/)
        return band == "young" ? 0 : 6000
    if (band == "young" && !enrolled && tags !~ /capable|migrant/)
        return 0
    return at_least(500, pays)
}

END {
    for (id in seen) {
        age = 2024 - substr(id, 7, 4)
        band = age < 16 ? "under16" : age >= 60 ? "pensioner" : age >= 55 ? "near" : "older"
        left = (substr(id, 17, 1) % 2 ? 45 : 40) - age
        if (band == "older" && (left > 0 || left == 0 && substr(id, 11, 4) == "1231"))
            band = "young"
        at = place[id]
        persons[at]++
        if (id in registered && !(id in gone) && tag[id] !~ /exempt/ && band != "under16" && band != "pensioner") {
            eligible[at]++
            insured[at] += standing[id] == "正常缴费" || id in covered
        }
        if (paid[id] > 0) {
            payers[at]++
            amount[at] += paid[id]
        }
        due[at] += due_of(id, band)
    }
    for (at in persons)
        printf "%s\t%d\t%d\t%d\t%d\t%.0f\t%.0f\n", at ~ OFS ? at : at OFS, persons[at], eligible[at],
            insured[at], payers[at], amount[at], due[at]
}
