# Which columns the files did without, for the end of the report, out of normalize's tally. From the
# environment:
#
#   COLUMNS     a file of line, column, source, headers: columns.csv by columns.awk
#   SOURCES     the sources of the files, in the order of the tally, with blanks between
#   YEAR        the policy year

# The name that a column goes by in files of that source, else the column itself
function title(column, source,    i)
{
    for (i = 1; i <= rows; i++)
        if (item[i] == column && index("," of[i] ",", "," source ",") || item[i] == column && of[i] == "*")
            return header[i]
    return column
}

BEGIN {
    FS = "\t"
    split(ENVIRON["SOURCES"], source, " ")
    while ((getline <ENVIRON["COLUMNS"]) > 0) {
        item[++rows] = $2
        of[rows] = $3
        gsub(/ /, "", of[rows])
        sub(/\|.*/, "", $4)
        gsub(/\{year\}/, ENVIRON["YEAR"], $4)
        gsub(/\{prev\}/, ENVIRON["YEAR"] - 1, $4)
        header[rows] = $4
    }
}

$2 == "read" {
    file++
    name[file] = $1
    sub(/.*\//, "", name[file])
}

$2 == "without" {
    without[file] = without[file] (without[file] ? "、" : "") $3 "（" title($3, source[file]) "）"
    asked++
}

$2 == "missing" {
    missing[file] = missing[file] (missing[file] ? "、" : "") title($3, source[file])
    unasked++
}

END {
    if (asked)
        print "按 --without 的要求，下列各列空缺，有关指标不可靠："
    for (i = 1; i <= file; i++)
        if (without[i])
            print "  " name[i] "  " without[i]
    for (i = 1; i <= file; i++)
        if (missing[i])
            told = told (told ? "；" : "") name[i] "（" missing[i] "）"
    if (unasked)
        print "没有下列可缺的列：" told
}
