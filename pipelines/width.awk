# Columns of a terminal, for awk programs that align tables with Chinese text in them.

# How many columns of a terminal a UTF-8 text takes, byte by byte: all that begins with E3 or more
# (Chinese, full-width forms) takes two, other characters one.
function width(s,    wide)
{
    gsub(/[\200-\277]/, "", s)
    wide = s
    return length(s) + gsub(/[\343-\377]/, "", wide)
}

function blanks(n)
{
    return n > 0 ? sprintf("%" n "s", "") : ""
}
