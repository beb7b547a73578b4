# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# The way back: rows rejected for every reason are mended in their reject file, as a clerk would, by a program that
# knows what each should be, and go in again. What was accepted and what is mended are together what the table
# would have given had it been right: nothing is lost and nothing is doubled.
any_columns
good=(341022198001010512 341022198001010520 341022198001010539 341022198001010547 341022198001010555
    341022198001010563 341022198001010571 34102219800101058X 341022198001010598 341022198001010600)
header='序号,姓名,身份证号,乡镇,村,参保状态,缴费档次,2023年实缴金额,2024年实缴金额,变更日期'

# rows: the table as it should be; `bad` as it is. Every reason damages the row of its number.
right()
{
    local i

    printf '%s\n' "$header"
    for ((i = 0; i < 40; i++)); do
        printf '%d,人%d,%s,海阳镇,川湖村,正常缴费,500,500,500,2024-03-%02d\n' "$i" "$i" "${good[i % 10]}" "$((i % 28 + 1))"
    done
}

# damage REASON ROW EXPRESSION: the row's line, damaged by sed, becomes a reject for that reason
damages=()
damage()
{
    damages+=("$1 $2")
    printf '%d{%s}\n' "$(($2 + 2))" "$3" >>damage.sed
}
damage encoding 1 's/人1/人\xff1/'
damage quote 2 's/人2/"人"2/'
damage width 3 's/海阳镇,/海,阳镇,/'
damage width 4 's/,川湖村//'
damage id_missing 5 's/3410[0-9X]*//'
damage id_mangled 6 's/3410[0-9X]*/3.41022E+17/'
damage id_chars 7 's/341022198001010/34IO22198001010/'
damage id_length 8 's/341022198001010/3410221980010/'
damage id_region 9 's/341022/991022/'
damage id_birth 10 's/19800101/19801301/'
damage id_checksum 11 's/341022198001010520/341022198001010521/'
damage status 12 's/正常缴费/不详/'
damage grade 13 's/,500,500,500,/,五百,500,500,/'
damage amount 14 's/,500,500,500,/,500,五百,500,/'
damage amount 15 's/,500,500,500,/,500,500,500.005,/'
damage date 16 's/2024-03/2024-13/'
damage name_missing 17 's/人17//'
right >right.csv
LC_ALL=C sed -f damage.sed right.csv >wrong.csv

# The table as it should have been gives these records.
run 0 'normalize --as resident right.csv'
tail -n +2 "$out" | LC_ALL=C sort >wanted

run 1 'normalize --as resident --rejects back --max-rejects 0 wrong.csv'
tail -n +2 "$out" >accepted
same 'every reason, once at its row' <(printf '%s\n' "${damages[@]}") \
    <(iconv -f UTF-8 -t UTF-8 back/wrong.rejects.csv | tr -d '\r' | awk -F , -v reasons="$(printf '%s\n' "${damages[@]}" | cut -d ' ' -f 1 | sort -u | tr '\n' ' ')" '
        NR > 1 {
            n = split(reasons, reason, " ")
            for (i = NF; i > 0; i--)
                for (k = 1; k <= n; k++)
                    if ($i == reason[k]) { print reason[k], $(i + 2) - 2; next }
        }')

# mend: what a clerk does: looks the row up by reject_line in the papers (here: the table as it should be) and types
# its cells anew, from the first column on; surplus cells are emptied, the three columns left as they are.
mend()
{
    LC_ALL=C tr -d '\r' <back/wrong.rejects.csv | awk -v right=right.csv '
        BEGIN { while ((getline line <right) > 0) paper[++papers] = line }
        NR == 1 { print; next }
        {
            if (match($0, /,[a-z_]+,[^,]*,[0-9]+(,[^,]*)*$/) == 0) { print "no columns of rejects: " $0; next }
            split(substr($0, RSTART + 1), told, ",")
            print paper[told[3]] "," told[1] "," told[2] "," told[3]
        }'
}
mend >mended.csv

# back FILE HOW: the mended file goes in again
back()
{
    run 0 "normalize --as resident $1"
    tail -n +2 "$out" | cat accepted - | LC_ALL=C sort >together
    same "$2: accepted and mended are all" wanted together
    check "$2: nothing is rejected any more" grep -q ': 17 read, 17 written, 0 rejected$' "$err"
}
back mended.csv 'saved as UTF-8'
iconv -f UTF-8 -t GB18030 <(sed $'1s/^\xef\xbb\xbf//' mended.csv) >mended-gb.csv
back mended-gb.csv 'saved as GB18030'
sed 's/,/\t/g; s/$/\r/' mended.csv | sed $'1s/^\xef\xbb\xbf//' | iconv -f UTF-8 -t UTF-16LE | { printf '\xff\xfe'; cat; } >mended.txt
back mended.txt 'saved as Unicode text'

# Half of it mended: the rest is rejected again, for the same reasons, and goes back once more.
awk 'NR == FNR { mended[FNR] = $0; next } FNR == 1 || FNR % 2 == 0 { print mended[FNR]; next } { print }' mended.csv back/wrong.rejects.csv >half.csv
run 0 'normalize --as resident --rejects again half.csv'
tail -n +2 "$out" >some
check 'half is rejected again' grep -q ': 17 read, 9 written, 8 rejected' "$err"
awk -F , 'NR == FNR { if (FNR > 1) paper[FNR] = $0; else print; next } FNR > 1 && FNR % 2 { print paper[FNR] }' mended.csv half.csv >rest.csv
run 0 'normalize --as resident rest.csv'
tail -n +2 "$out" | cat accepted some - | LC_ALL=C sort >together
same 'in two steps: accepted and mended are all' wanted together

# Saved as a workbook: one row whose ID was missing, one that was of no encoding.
fixtures from-workbook
run 0 'from-workbook mended.xlsx | normalize --as registry'
same 'saved as a workbook' <(printf '%s %s\n' 341022198001010213 汪明 341022198001010520 乙) <(tail -n +2 "$out" | cut -f 1,3 | tr '\t' ' ')
