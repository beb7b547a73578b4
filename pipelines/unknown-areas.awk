# Rows for areas.csv out of the known areas (code, town, village) and the pairs that were counted, with the
# nearest known names. A pair that is known is left out: the record that named it otherwise was merged away.

function cell(s)
{
    if (s ~ /[,"]/) {
        gsub(/"/, "\"\"", s)
        s = "\"" s "\""
    }
    return s
}

FNR == 1 {
    files++
}

files == 1 {
    code[$2, $3] = $1
    next
}

FNR == 1 {
    print "code,town,village,aliases,persons,town_written,others"
    next
}

# A village is near: its row, with what was written as an alias. None is: a row of its own. Of a town that is not
# known the row is that of the nearest one, or a new one.
!(($1, $2) in code) {
    town = $4 != "" ? $4 : $1
    village = $5 != "" ? $5 : $2
    alias = $5 != "" && $2 != $5 ? $2 : ""
    if ($2 == "")
        alias = town != $1 ? $1 : ""
    print cell(code[town, village]) "," cell(town) "," cell(village) "," cell(alias) "," $3 "," \
        cell($1 != town ? $1 : "") "," cell($6)
}
