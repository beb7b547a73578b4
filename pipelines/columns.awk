# CSV (RFC 4180) in, TSV out: the line on which a row starts, then the columns named in `wanted`, in
# that order. No header line comes out, nor a blank row; every run of blanks and line breaks in a cell
# becomes one space. Status 1 where there is no header or a wanted column is missing from it. With `titles`,
# the header may stand below other rows: it is the first of so many that has all wanted columns.

function cell_end()
{
    gsub(/[\t\r\n ]+/, " ", value)
    gsub(/^ | $/, "", value)
    cell[++width] = value
    value = ""
}

function row_end(    i, at, out)
{
    cell_end()
    if (!header)
        split("", place)
    for (i = 1; i <= width && !header; i++)
        place[cell[i]] = i
    for (i = 1; i <= count; i++) {
        if (!(name[i] in place) && ++above < titles) {
            width = 0
            return
        }
        if (!(name[i] in place))
            exit 1
        at = place[name[i]]
        out = out "\t" (at <= width ? cell[at] : "")
    }
    if (header && out ~ /[^\t]/)
        print start out
    header = 1
    width = 0
}

# Takes the text before the next character that matters off the line, and that character into `mark`.
function text_before(pattern,    n)
{
    n = match(line, pattern) ? RSTART - 1 : length(line)
    value = value substr(line, 1, n)
    mark = substr(line, n + 1, 1)
    line = substr(line, n + 2)
}

BEGIN { count = split(wanted, name, " ") }

{
    if (!quoted)
        start = NR
    line = $0 "\n"
    while (line != "") {
        if (quoted) {
            text_before("\"")
            if (mark == "\"" && line ~ /^"/) {
                value = value mark
                line = substr(line, 2)
            } else if (mark == "\"")
                quoted = 0
        } else {
            text_before("[,\"\n]")
            if (mark == "\"" && value == "")
                quoted = 1
            else if (mark == "\"")
                value = value mark
            else if (mark == ",")
                cell_end()
            else
                row_end()
        }
    }
}

END {
    if (!header)
        exit 1
}
