# Tables for a terminal, and measures as an official reads them; for width.awk.

# A share such as 0.8338 as 83.38%: the point moves by two digits, nothing is computed.
function percent(share,    at, whole, part)
{
    at = index(share, ".")
    whole = at ? substr(share, 1, at - 1) : share
    part = at ? substr(share, at + 1) : ""
    while (length(part) < 2)
        part = part "0"
    whole = whole substr(part, 1, 2)
    part = substr(part, 3)
    sub(/^0+/, "", whole)
    return (whole == "" ? "0" : whole) (part == "" ? "" : "." part) "%"
}

function amount(number, unit)
{
    if (number !~ /^[0-9]+(\.[0-9]+)?$/)
        return number == "" ? "-" : number
    return unit == "%" ? percent(number) : number unit
}

function goal(target, unit, compare)
{
    target = amount(target, unit)
    return compare == "<=" ? "不超过" target : target "以上"
}

function answer(met)
{
    return met == "yes" ? "是" : met == "no" ? "否" : "-"
}

# Keeps a cell of the table that is being built; print_table aligns them, the first column to the left.
function put(row, column, text)
{
    cell[row, column] = text
    if (width(text) > widest[column])
        widest[column] = width(text)
}

function print_table(rows, columns,    row, column, line)
{
    for (row = 0; row <= rows; row++) {
        line = cell[row, 1] blanks(widest[1] - width(cell[row, 1]))
        for (column = 2; column <= columns; column++)
            line = line "  " blanks(widest[column] - width(cell[row, column])) cell[row, column]
        print line
    }
    split("", cell)
    split("", widest)
}
