# Holds the numbers on the lists against the counts of the results. In: the tally of worklists.awk, then counts.tsv.
# From the environment: COUNTS, the counts that worklists.csv names, with blanks between; TOWN, VILLAGE. Says the
# first that differs, status 1.

BEGIN {
    FS = "\t"
    counts = split(ENVIRON["COUNTS"], name, " ")
    town = ENVIRON["TOWN"]
    village = ENVIRON["VILLAGE"]
}

FNR == 1 { files++ }

files == 1 && FILENAME == ARGV[1] {
    listed[$1, $2, $3] = $4
    next
}

!header {
    for (i = 1; i <= NF; i++)
        at[$i] = i
    header = 1
    for (i = 1; i <= counts; i++)
        if (!(name[i] in at)) {
            print "no count " name[i]
            bad = 1
            exit 1
        }
    next
}

town != "" && $1 != town || village != "" && $2 != village { next }

{
    for (i = 1; i <= counts; i++)
        if (listed[$1, $2, name[i]] + 0 != $at[name[i]]) {
            print name[i] " of " $1 " " $2 " is " $at[name[i]] ", but " listed[$1, $2, name[i]] + 0 \
                " are on the lists"
            bad = 1
            exit 1
        }
        else
            delete listed[$1, $2, name[i]]
}

END {
    if (bad)
        exit 1
    for (key in listed) {
        split(key, part, SUBSEP)
        if (part[3] != "" && listed[key] + 0 > 0) {
            print part[3] " of " part[1] " " part[2] " is missing, but " listed[key] " are on the lists"
            exit 1
        }
    }
}
