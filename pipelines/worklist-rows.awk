# One town's lines, sorted, as records for its workbook: the header, then each line with its number. From the
# environment:
#
#   SHEETS, WANTED, STAMP   as in worklists
#   TOWN_NUMBER, TOWN_NAME
#   ISSUED   a command that takes who was issued
#   NUMBERS  a file for how many on which sheet

BEGIN {
    FS = OFS = "\t"
    while ((getline <ENVIRON["SHEETS"]) > 0)
        name[++sheets] = $2
    wanted = ENVIRON["WANTED"]
    gsub(/ +/, "\t", wanted)
    sub(/\t$/, "", wanted)
    print "sheet", "number", "village", "name", "id" (wanted == "" ? "" : "\t") wanted, "reason", "town"
    town = ENVIRON["TOWN_NAME"]
    issued = ENVIRON["ISSUED"]
    prefix = sprintf("%s-%02d", ENVIRON["STAMP"], ENVIRON["TOWN_NUMBER"])
}

{
    sheet = $1 + 0
    number = sprintf("%s%02d-%05d", prefix, sheet, ++persons[sheet])
    print name[sheet], number, substr($0, 12), town
    print number, town, name[sheet], $3, $4, $5 | issued
}

END {
    if (close(issued) != 0 && NR > 0)
        exit 3
    for (i = 1; i <= sheets; i++)
        print town, name[i], persons[i] + 0 >ENVIRON["NUMBERS"]
}
