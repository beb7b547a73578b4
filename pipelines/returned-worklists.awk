# What came back of the lists against what was issued. In: issued.tsv. Out: by town, in the order of the lists, how
# many were issued, confirmed, refused, not_found and not_returned, and how many rows do not belong. From the
# environment:
#
#   MEANS   a file of line, answer, means, source: worklist-answers.csv by columns.awk
#   ROWS    a file of file, its town, line, number, village, name, id, result, remark
#   INTO    the directory of answers.tsv, strange.tsv, refused-returned.csv, corrections.csv

function csv(text)
{
    if (text ~ /^[=+@-]/)
        text = "'" text
    if (text ~ /[,"]/) {
        gsub(/"/, "\"\"", text)
        text = "\"" text "\""
    }
    return text
}

# A row that is not believed
function strange(why)
{
    odd[town]++
    print file, number, town, village, name, id, result, why >strange_file
}

# IDs were issued as text; who typed one again may have put blanks into it or a small x behind it.
function bare(text)
{
    gsub(/[ \t-]/, "", text)
    return toupper(text)
}

# A CSV file has an apostrophe before what would be a formula.
function as_issued(text)
{
    return text ~ /^'[=+@-]/ ? substr(text, 2) : text
}

function take_row()
{
    if (number == "" && id == "" && name == "")
        return
    if (number == "")
        strange("没有编号：不是名单上的人")
    else if (!(number in town_of))
        strange("没有发出过这个编号：是另一批名单，或编号被改动")
    else if (bare(id) != id_of[number])
        strange("身份证号与发出的不同")
    else if (town != town_of[number])
        strange("是" town_of[number] "名单上的人")
    else if (result != "" && !(result in means))
        strange("不认识的核实结果")
    else if (result != "" && (number in answer) && answer[number] != result) {
        strange("同一编号有两种结果")
        torn[number] = 1
    } else {
        if (result != "" && !(number in answer)) {
            answer[number] = result
            remark_of[number] = remark
        }
        if (name != "" && name != name_of[number] || village != "" && village != village_of[number])
            correct()
    }
}

function correct()
{
    if ((number, name, village) in corrected)
        return
    corrected[number, name, village] = 1
    printf "%s,%s,%s,%s,%s,%s,%s\r\n", number, csv(town), csv(village_of[number]), csv(name_of[number]), \
        id_of[number], csv(name != name_of[number] ? name : ""), \
        csv(village != "" && village != village_of[number] ? village : "") >corrections_file
}

BEGIN {
    FS = OFS = "\t"
    into = ENVIRON["INTO"]
    strange_file = into "/strange.tsv"
    corrections_file = into "/corrections.csv"
    refused_file = into "/refused-returned.csv"
    answers_file = into "/answers.tsv"
    while ((getline <ENVIRON["MEANS"]) > 0) {
        means[$2] = $3
        source[$2] = $4
    }
}

NR > 1 {
    number = $1
    if (!($2 in issued))
        town_at[++towns] = $2
    issued[$2]++
    order[++numbers] = number
    town_of[number] = $2
    sheet_of[number] = $3
    village_of[number] = $4
    name_of[number] = $5
    id_of[number] = $6
}

END {
    print "file", "number", "town", "village", "name", "id", "result", "why" >strange_file
    print "number", "town", "sheet", "village", "name", "id", "answer", "result", "remark" >answers_file
    printf "\357\273\277编号,乡镇,村(居),姓名,身份证号,更正姓名,更正村(居)\r\n" >corrections_file
    printf "\357\273\277姓名,身份证号,乡镇,村(居),原因\r\n" >refused_file
    while ((getline <ENVIRON["ROWS"]) > 0) {
        file = $1
        town = $2
        number = $4
        village = as_issued($5)
        name = as_issued($6)
        id = $7
        result = $8
        remark = $9
        if (!(town in issued)) {
            issued[town] = 0
            town_at[++towns] = town
        }
        take_row()
    }
    for (i = 1; i <= numbers; i++) {
        number = order[i]
        what = (number in answer) && !(number in torn) ? means[answer[number]] : "not_returned"
        got[town_of[number], what]++
        print number, town_of[number], sheet_of[number], village_of[number], name_of[number], id_of[number], what, \
            what == "not_returned" ? "" : answer[number], what == "not_returned" ? "" : remark_of[number] >answers_file
        if (what != "not_returned" && source[answer[number]] == "refused" && !(id_of[number] in refused)) {
            refused[id_of[number]] = 1
            printf "%s,%s,%s,%s,%s\r\n", csv(name_of[number]), id_of[number], csv(town_of[number]), \
                csv(village_of[number]), csv(remark_of[number]) >refused_file
        }
    }
    for (i = 1; i <= towns; i++) {
        t = town_at[i]
        print t, issued[t], got[t, "confirmed"] + 0, got[t, "refused"] + 0, got[t, "not_found"] + 0, \
            got[t, "not_returned"] + 0, odd[t] + 0
    }
}
