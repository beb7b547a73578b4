# What normalize said of the pieces of a file in, what it would have said of the file out: the rows that
# were read, written and rejected, and the reasons, the most frequent first; above it the blank rows.

match($0, /: [0-9]+ read, [0-9]+ written, [0-9]+ rejected( \([a-z_0-9, ]*\))?$/) {
    n = split(substr($0, RSTART + 2), word, /[ ,()]+/)
    read += word[1]
    written += word[3]
    rejected += word[5]
    for (i = 7; i < n; i += 2)
        count[word[i]] += word[i + 1]
}

/: blank rows skipped: [0-9]+$/ { blank += substr($0, match($0, /[0-9]+$/)) }

END {
    if (blank)
        printf "blank rows skipped: %.0f\n", blank
    printf "%.0f read, %.0f written, %.0f rejected", read, written, rejected
    for (mark = " ("; rejected; mark = ", ") {
        most = ""
        for (reason in count)
            if (most == "" || count[reason] > count[most] || count[reason] == count[most] && reason < most)
                most = reason
        if (most == "")
            break
        printf "%s%s %.0f", mark, most, count[most]
        delete count[most]
    }
    print rejected ? ")" : ""
}
