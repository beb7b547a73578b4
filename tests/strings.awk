# The string literals of C sources, one a line, those that stand side by side joined. Comments and
# character constants are left out; a macro between two literals joins them like a directive.
function flush_text()
{
    if (have)
        print text
    have = 0
    text = ""
}

FNR == 1 { flush_text(); comment = 0 }

{
    line = $0
    if (line ~ /^#/)
        next
    while (line != "") {
        if (comment) {
            if (!(at = index(line, "*/")))
                break
            line = substr(line, at + 2)
            comment = 0
        } else if (line ~ /^\/\*/) {
            comment = 1
            line = substr(line, 3)
        } else if (match(line, /^"([^"\\]|\\.)*"/)) {
            part = substr(line, 2, RLENGTH - 2)
            gsub(/\\"/, "\"", part)
            gsub(/\\\\/, "\\", part)
            text = text part
            have = 1
            line = substr(line, RLENGTH + 1)
        } else if (match(line, /^'([^'\\]|\\.)*'/))
            line = substr(line, RLENGTH + 1)
        else if (have && match(line, /^PRI[a-z0-9]+/))
            line = substr(line, RLENGTH + 1)
        else {
            if (line !~ /^[ \t]/)
                flush_text()
            line = substr(line, 2)
        }
    }
}

END { flush_text() }
