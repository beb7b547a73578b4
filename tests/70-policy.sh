# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# The policy: tables that make no sense are named with file and line, status 2.
fixtures contract

# breaks TABLE SED MESSAGE [COMMAND]: the shipped policy with TABLE changed by SED is refused
breaks()
{
    local table=$1 command

    case $table in
    columns.csv | values.csv) command='normalize --as registry normalize.in' ;;
    bands.csv) command='classify-age-band classify-age-band.in' ;;
    rules.csv | grades.csv) command='assign-grade assign-grade.in' ;;
    targets.csv | areas.csv) command='aggregate-targets aggregate-targets.in' ;;
    policy.csv) command='classify-age-band classify-age-band.in' ;;
    esac
    command=${4-$command}
    rm -rf broken
    cp -R "$policy" broken
    chmod -R u+w broken
    sed -i "$2" "broken/$table"
    if cmp -s "broken/$table" "$policy/$table"; then
        failed "$table: $2 changes nothing"
        return
    fi
    title="$table: $2"
    row 2 "$command --policy broken" '' '' "${command%% *}: broken/$table:$3"
    title=
}

# missing TABLE COMMAND: without TABLE, then with an empty one
missing()
{
    rm -rf broken
    cp -R "$policy" broken
    chmod -R u+w broken
    rm "broken/$1"
    title="$1 missing"
    row 2 "$2 --policy broken" '' '' "${2%% *}: broken/$1: is missing: take the shipped table as a model"
    title="$1 empty"
    : >"broken/$1"
    row 2 "$2 --policy broken" '' '' "${2%% *}: broken/$1: is empty: take the shipped table as a model"
    title=
}

# --- any table
breaks bands.csv '1s/guide/guides/' '1: column "guides" is unknown: take it out'
breaks bands.csv '1s/clause/guide/' '1: column "guide" is there twice'
breaks bands.csv 's/,[^,]*$//' '1: column "clause" is missing'
breaks bands.csv '3s/$/,x/' '3: 8 cells where the header has 7'
breaks bands.csv '3s/,四.3//' '3: 6 cells where the header has 7'
breaks bands.csv '3s/young/"young"x/' '3: text after a closing quote: double the quotes in the cell'
breaks bands.csv '3s/young/"young/' '3: a quote is opened here and never closed: close it or take it out'
breaks bands.csv '4s/young/\xff\xff/' '4: bytes that are neither UTF-8 nor GB18030: save it as UTF-8'
breaks bands.csv '2,$d' '1: a header and no row'

# --- bands.csv
breaks bands.csv '2s/^under16//' '2: a row without a band'
breaks bands.csv '3s/,F,/,W,/' '3: sex "W": known are *, F, M'
breaks bands.csv '3s/,F,/,,/' '3: sex "": known are *, F, M'
breaks bands.csv '3s/,40,/,forty,/' '3: until "forty": must be a whole number from 1 on'
breaks bands.csv '3s/,40,/,0,/' '3: until "0": must be a whole number from 1 on'
breaks bands.csv '3s/,40,/,40.5,/' '3: until "40.5": must be a whole number from 1 on'
breaks bands.csv '3s/,40,/,201,/' '3: until "201": no one becomes that old'
breaks bands.csv '3s/through/up to/' '3: bound "up to": known are before, through'
breaks bands.csv '3s/through//' '3: bound "": known are before, through'
breaks bands.csv '7s/,\*,,/,*,before,/' '7: bound "before": known are (empty)'
breaks bands.csv '3s/employee/flexible/' '3: guide "flexible": known are (empty), employee, resident'
breaks bands.csv '3s/yes/maybe/' '3: of_age "maybe": known are no, yes'
breaks bands.csv '3s/yes//' '3: of_age "": known are no, yes'
breaks bands.csv '4s/yes/no/' '4: of_age "no": the rows above have another for band "young"'
breaks bands.csv '6s/near,\(.*\)yes/under16,\1yes/' '6: of_age "yes": the rows above have another for band "under16"'
breaks bands.csv '7d' '6: women of higher ages have no band: end with a row until *'
breaks bands.csv '7s/,\*,/,F,/' '7: men of higher ages have no band: end with a row until *'
breaks bands.csv '7s/,\*,/,M,/' '7: women of higher ages have no band: end with a row until *'
breaks bands.csv '5s/55/40/' '5: no one is left for this row: the rows above take them all'
breaks bands.csv '7a late,*,70,before,,no,' '8: no one is left for this row: the rows above take them all'
for ((i = 0; i < 40; i++)); do echo "b$i,*,$((100 + i)),before,,no,"; done >bands
breaks bands.csv '6r bands' '35: more than 32 bands'

# --- rules.csv
breaks rules.csv '2s/deceased/dead/' '2: tags: "dead" is unknown'
breaks rules.csv '2s/deceased//' '2: tags: "" is unknown'
breaks rules.csv '18s/"capable,migrant"/"capable,"/' '18: tags: "" is unknown'
breaks rules.csv '7s/under16/under17/' '7: band: "under17" is unknown'
breaks rules.csv '6s/\*/active/' '6: band: "active" is unknown'
breaks rules.csv '2s/paused/stopped/' '2: resident: "stopped" is unknown'
breaks rules.csv '8s/,yes,/,true,/' '8: covered: "true" is unknown'
breaks rules.csv '8s/,stop,/,halt,/' '8: action "halt": known are grade, enrol_employee, switch, stop, verify, none'
breaks rules.csv '8s/,stop,/,keep,/' '8: action "keep": known are grade, enrol_employee, switch, stop, verify, none'
breaks rules.csv '8s/,stop,,/,stop,100,/' '8: due and advised go with the action grade alone'
breaks rules.csv '13s/,100,300/,,300/' '13: due "": must be a whole number from 1 on'
breaks rules.csv '13s/,100,300/,100,/' '13: advised "": must be a whole number from 1 on'
breaks rules.csv '13s/,100,300/,100,99/' '13: advised "99": is below due'
breaks rules.csv '13s/,100,300/,100.5,300/' '13: due "100.5": must be a whole number from 1 on'
breaks rules.csv '$a 四.1,*,*,*,*,grade,500,1000' '21: no one is left for this row: the row above takes all'

# --- grades.csv
breaks grades.csv '3s/200/two/' '3: grade "two": must be a whole number from 1 on'
breaks grades.csv '3s/200/100/' '3: grade "100": grades must rise from row to row'
breaks grades.csv '3s/200/400/' '4: grade "300": grades must rise from row to row'
breaks grades.csv '2s/proxy/state/' '2: payer "state": known are any, proxy'
breaks grades.csv 's/,any,/,proxy,/' '17: no grade that any payer may choose'

# --- areas.csv
breaks areas.csv '3s/海阳镇//' '3: a row without a town'
breaks areas.csv '3s/海阳镇/海阴镇/' '3: town "海阴镇": has no row of its own above its villages'
breaks areas.csv '2d' '2: town "海阳镇": has no row of its own above its villages'
breaks areas.csv '4s/341022100002/341022100001/' '4: "341022100001" is the code of another area already'
breaks areas.csv '$a 341022100999,某镇,,' '189: "341022100" is the code of another area already'
breaks areas.csv '4s/,齐宁社区,/,横江社区,/' '4: village "横江社区": is there already in this town, or an alias of another'
breaks areas.csv '4s/,齐宁社区,/,横江,/' '4: village "横江": is there already in this town, or an alias of another'
breaks areas.csv '4s/$/|横江/' '4: "横江" is the name of another area already'
breaks areas.csv '4s/$/||/' '4: aliases "齐宁社区居委会|齐宁||": a name is empty or longer than 240 bytes'
breaks areas.csv '$a ,经开区,,' '189: town "经开区": is there already, or an alias of another'
breaks areas.csv '$a ,某镇,,经开区' '189: "经开区" is the name of another area already'

# --- a table that is missing or empty
missing bands.csv 'classify-age-band classify-age-band.in'
missing policy.csv 'classify-age-band classify-age-band.in'
missing rules.csv 'assign-grade assign-grade.in'
missing grades.csv 'assign-grade assign-grade.in'
missing targets.csv 'aggregate-targets aggregate-targets.in'
missing areas.csv 'aggregate-targets aggregate-targets.in'
missing areas.csv 'normalize --as registry normalize.in'
missing columns.csv 'normalize --as registry normalize.in'
missing values.csv 'normalize --as registry normalize.in'

# --- policy.csv
breaks policy.csv '4s/year/years/' '4: key "years": known are title, county, year, as_of, share_low_grade, share_high_grade, thousand_village_average, backpay_band'
breaks policy.csv '4s/2024//' '4: year has no value'
breaks policy.csv '4s/2024/24/' '4: value "24": must be a year of four digits'
breaks policy.csv '4s/2024/next/' '4: value "next": must be a whole number from 1 on'
breaks policy.csv '5s/2024-12-31/2024-02-30/' '5: value "2024-02-30": must be a day such as 2024-12-31'
breaks policy.csv '6s/500/0/' '6: value "0": must be a whole number from 1 on'
breaks policy.csv '7s/3000/3000.5/' '7: value "3000.5": must be a whole number from 1 on'
breaks policy.csv '8s/1000/many/' '8: value "many": must be a whole number from 1 on'
breaks policy.csv '6s/500/3001/' '9: share_low_grade is above share_high_grade'
breaks policy.csv '9s/near/nearly/' '9: value "nearly": is no band of bands.csv'
breaks policy.csv '$a year,2025,,' '10: key "year" is there twice'
for key in title county year as_of share_low_grade share_high_grade thousand_village_average backpay_band; do
    breaks policy.csv "/^$key,/d" "8: key \"$key\" is missing: add its row"
done

# --- columns.csv
breaks columns.csv '2s/^id/ids/' '2: column "ids": known are id, name, town, village, status, category, grade, paid_prev, paid, updated, workers, insured_workers, since'
breaks columns.csv '2s/registry,/register,/' '2: source: "register" is unknown'
breaks columns.csv '7s/\*//' '7: source "": names no source'
breaks columns.csv '8s/|村,/|村|乡镇,/' '8: header "乡镇" is claimed for town already'
breaks columns.csv '8s/|村,/|村|乡 镇,/' '8: header "乡 镇" is claimed for town already'
breaks columns.csv '15s/{year}年实缴/{prev}年实缴/' '15: header "2023年实缴金额" is claimed for paid_prev already'
breaks columns.csv '7s/所在辖区/&||/' '7: headers "乡镇|乡镇街|乡镇(街道)|所属乡镇|所在乡镇|所在辖区||": a header is empty or longer than 240 bytes'
breaks columns.csv '15s/{year}年实缴/{yaer}年实缴/' '15: headers "{yaer}年实缴金额|{year}年缴费|本年实缴金额|实缴金额": braces hold something else than year or prev'
breaks columns.csv '4d' '18: no header for the id of source enterprise: add a row'
breaks columns.csv '5s/registry,//' '19: no header for the name of source registry: add a row'

# --- values.csv
breaks values.csv '5s/^active/aktive/' '5: status "aktive": is no status of this source'
breaks values.csv '5s/^active/registry/' '5: status "registry": is no status of this source'
breaks values.csv '2s/^registry/active/' '2: status "active": is no status of this source'
breaks values.csv '13s/^active/paused/' '13: status "paused": is no status of this source'
breaks values.csv '5s/resident/residents/' '5: source "residents" is unknown'
breaks values.csv '5s/resident/proxy/' '5: status "active": is no status of this source'
breaks values.csv '15s/was_proxy/were_proxy/' '15: status "were_proxy": is no tag'
breaks values.csv '6s/$/|正常缴费/' '6: "正常缴费" has another meaning in this source already'
breaks values.csv '16s/^empty/none/' '16: status "none": is no status of this source'
breaks values.csv '18s/^empty/zero/' '18: status "zero": is no status of this source'
breaks values.csv '17s/$/|（无）|# N \/ A/' '17: "#N/A" has another meaning in this source already'
breaks values.csv '19s/town,/town,street,/' '19: source "street" is unknown'
breaks values.csv '19s/village/row/' '19: status "prefix": is no status of this source'
breaks values.csv '19s/$/|第#村/' '19: "第#村": # stands for a number, in a suffix alone: write the word out'
breaks values.csv '21s/$/|#-#组/' '21: "#-#组": # stands there more than once'
breaks values.csv '20s/$/||/' '20: texts "人民政府|镇政府|乡政府||": a text is empty'
breaks values.csv '22s/row/category/' '22: status "footer": is no tag'
breaks values.csv '22s/$/|第#页/' '22: "第#页": # stands for a number, in a suffix alone: write the word out'
breaks values.csv '6s/$/|/' '6: texts "暂停缴费|暂停参保|中断缴费|停保|2|": a text is empty'

# --- targets.csv
indicators='persons, enterprises, businesses, enrollment_rate, renewal_rate, average_paid, average_paid_own, share_low, share_low_exact, share_low_own, share_high, share_high_exact, share_high_own, thousand_villages, thousand_towns, enterprise_rate, business_rate, worker_rate, flexible_insured, new_flexible, dual_enrolled, backpay, area_unknown, action_keep, action_raise, action_renew, action_enrol_resident, action_enrol_employee, action_switch, action_stop, action_verify, action_none'
breaks targets.csv '2s/enrollment_rate/enrolment_rate/' "2: indicator \"enrolment_rate\": known are $indicators"
breaks targets.csv '2s/,\*,\*/,province,*/' '2: level "province" is unknown: county, town, village or *'
breaks targets.csv '2s/,\*,\*/,,*/' '2: level "" is unknown: county, town, village or *'
breaks targets.csv '2s/,\*,\*/,*,某镇/' '2: area "某镇": is no area of these levels'
breaks targets.csv '2s/,\*,\*/,village,海阳镇/' '2: area "海阳镇": is no area of these levels'
breaks targets.csv '2s/>=/>/' '2: compare ">": known are >=, <='
breaks targets.csv '2s/0\.95/95%/' '2: target "95%": must be a number such as 0.95, with at most 6 decimals'
breaks targets.csv '2s/0\.95/0.9500001/' '2: target "0.9500001": must be a number such as 0.95, with at most 6 decimals'
breaks targets.csv '2s/0\.95//' '2: target "": must be a number such as 0.95, with at most 6 decimals'
breaks targets.csv '2s/0\.95/-1/' '2: target "-1": must be a number such as 0.95, with at most 6 decimals'
breaks targets.csv '$a enrollment_rate,town,*,>=,0.9,,' '10: another target for the same areas stands above'

# --- what is no fault: a table as WPS saves it, in another order of columns, with blank rows
rm -rf saved
cp -R "$policy" saved
chmod -R u+w saved
for table in saved/*.csv; do
    iconv -f UTF-8 -t GB18030 "$table" | sed 's/$/\r/' >saved/new
    printf ',,,\r\n\r\n' >>saved/new
    mv saved/new "$table"
done
{ printf '\357\273\277'; sed 's/$/\r/' "$policy/areas.csv"; } >saved/areas.csv
awk -F , '{ print $3 "," $2 "," $7 "," $1 "," $6 "," $5 "," $4 }' "$policy/bands.csv" >saved/bands.csv
rows <<END
# tables as spreadsheets save them
0 | normalize --as registry --policy saved normalize.in | | @normalize.out | *
0 | classify-age-band --policy saved classify-age-band.in | | @classify-age-band.out |
0 | assign-grade --policy saved assign-grade.in | | @assign-grade.out |
0 | aggregate-targets --counts --policy saved aggregate-targets.in | | @aggregate-targets.out |
END
