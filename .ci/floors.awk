# Holds the includes of lib and of the filters against README's table of lib, of whose rows the first cell is a
# folder, the second what it may include, and against its list of libraries from elsewhere. In: README.md,
# then the C files. Status 1 where an arrow is not in the table.

function complain(text)
{
    print FILENAME ":" FNR ": " text
    bad = 1
}

function folder(path)
{
    return path ~ /^lib\// ? substr(path, 5, index(substr(path, 5), "/") - 1) : ""
}

# README.md: | `csv/` | base bytes values | …, and: `csv.h` is seen by `csv/quoted` alone
FNR == NR {
    if ($0 ~ /^\| `[a-z]+\/` \|/) {
        split($0, cell, / *\| */)
        gsub(/[`\/]/, "", cell[2])
        known[cell[2]] = 1
        n = split(cell[3], word, " ")
        for (i = 1; i <= n; i++)
            may[cell[2], word[i]] = 1
    }
    if ($0 ~ /^\| `<[a-z_\/]+\.h>` \|/) {
        split($0, cell, /[`| <>]+/)
        owner[cell[2]] = cell[3]
    }
    next
}

/^#include "/ && folder(FILENAME) {
    split($0, part, "\"")
    from = folder(FILENAME)
    to = substr(part[2], 1, index(part[2], "/") - 1)
    if (to == "")
        complain("name the folder: " part[2])
    else if (!(from in known) || !(to in known))
        complain("README's table of lib lacks " (from in known ? to : from) "/")
    else if (from != to && !((from, to) in may) && !((from, part[2]) in may))
        complain(from "/ may not include " part[2])
}

/^#include </ && FILENAME ~ /^(lib|filters)\// {
    split($0, part, /[<>]/)
    if (part[2] in owner && index(FILENAME, "lib/" owner[part[2]] ".") != 1)
        complain("<" part[2] "> is for lib/" owner[part[2]] ".c alone")
}

END { exit bad }
