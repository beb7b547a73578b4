# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# render-report: the table of targets as a page; every number of it against the table, by its place; and what a
# browser makes of the page.
expected=$top/fixtures/county/expected
words=$top/pipelines
export PYTHONDONTWRITEBYTECODE=1 CANBAO_POLICY=$policy

# compare PAGE POLICY TABLE...: the last line of the comparison, and what differs
compare_page()
{
    python3 "$top/tests/report/compare.py" "$1" "$2" "$words/indicators.csv" "${@:3}"
}

# The county of the fixtures, with all that can be told of it.
normalize --as registry "$top/fixtures/county/registry.csv" --as resident "$top/fixtures/county/resident.csv" \
    --tally tally 2>/dev/null | dedupe-by-id-hash --duplicates duplicates.tsv --summary summary >/dev/null
{ text 'filter→input→read→written→rejected→merged¶'; cat summary; } >summary.tsv
text 'key→value→source→bytes→xxh3_128¶when→2026-11-25T01:02:03Z→→→¶input→a<b>.csv→registry→1234567→0123456789abcdef0123456789abcdef¶policy_table→areas.csv→→17415→310844c096f3c9ea4be857e43e0b2a58¶' >run.tsv
# as it was before: a fifth of the insured fewer, a tenth of the money, one more enrolled twice in each village
awk -F '\t' -v OFS='\t' '
    NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; print; next }
    { $c["insured"] = int($c["insured"] * 4 / 5); $c["amount_cents"] = int($c["amount_cents"] * 9 / 10); $c["dual"]++; print }' \
    "$expected/counts-paid.tsv" | aggregate-targets >previous.tsv
text 'date→level→town→village→indicator→value¶2024-11-30→county→→→enrollment_rate→0.8200¶2024-10-31→county→→→enrollment_rate→0.8000¶2024-10-31→town→海阳镇→→enrollment_rate→0.7500¶2024-10-31→town→海阳镇→→renewal_rate→¶' >history.tsv
run 0 'render-report --previous previous.tsv --history history.tsv --due "$expected/aggregate-due.tsv" \
    --advised "$expected/aggregate-advised.tsv" --run run.tsv --accounts summary.tsv --tally tally \
    --duplicates duplicates.tsv "$expected/aggregate-paid.tsv"'
cp "$out" full.html
compare_page full.html "$policy" paid="$expected/aggregate-paid.tsv" due="$expected/aggregate-due.tsv" \
    advised="$expected/aggregate-advised.tsv" previous=previous.tsv run=run.tsv accounts=summary.tsv tally=tally \
    duplicates=duplicates.tsv >numbers
same 'every number of the county' <(echo '1594 numbers, 0 faults') numbers
check 'of 21 towns and 165 villages at most 500 kB' test "$(wc -c <full.html)" -le 500000

# What the comparison does not see it would not be worth: a page with one number more, another, one fewer.
sed 's,83\.38%,83.39%,' full.html >spoilt.html
run 0 'compare_page spoilt.html "$policy" paid="$expected/aggregate-paid.tsv" due="$expected/aggregate-due.tsv" advised="$expected/aggregate-advised.tsv" previous=previous.tsv run=run.tsv accounts=summary.tsv tally=tally duplicates=duplicates.tsv'
same 'another number is seen' <(echo '1594 numbers, 3 faults') <(tail -n 1 "$out")
sed 's,<em class="unmet">未达标</em>,<em class="unmet"></em>,; s, aria-label="[^"]*",,; s,<nav>,<nav><script></script>,' full.html >spoilt.html
compare_page spoilt.html "$policy" paid="$expected/aggregate-paid.tsv" due="$expected/aggregate-due.tsv" advised="$expected/aggregate-advised.tsv" previous=previous.tsv run=run.tsv accounts=summary.tsv tally=tally duplicates=duplicates.tsv >numbers
check 'a colour without a word is seen' grep -q '^a colour without a word: em ' numbers
check 'a picture without a text is seen' grep -q '^a picture without a text: ' numbers
check 'a script is seen' grep -q '^a script on the page$' numbers

# Small lines: one point a day, the smallest value at the bottom, this table's behind them.
grep -o '<svg class="line"[^/]*/>' full.html >lines
text '<svg class="line" viewBox="0 0 200 40" preserveAspectRatio="none" role="img" aria-label="历次走势，共 3 次，由 80.00% 到 83.38%"><path d="M0 36L100 18L200 4"/>¶<svg class="line" viewBox="0 0 200 40" preserveAspectRatio="none" role="img" aria-label="历次走势，共 2 次，由 75.00% 到 83.29%"><path d="M0 36L200 4"/>¶' >lines.want
same 'small lines' lines.want lines

# An empty county, one that meets all targets, and one whose names have 40 characters, with towns that no table
# knows and names that are markup.
head -n 1 "$expected/counts-paid.tsv" | aggregate-targets >empty.tsv
awk -F '\t' -v OFS='\t' '
    NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; print; next }
    {
        $c["insured"] = $c["eligible"]; $c["renewed"] = $c["due_renewal"]; $c["amount_cents"] = $c["payers"] * 320000
        $c["payers_low"] = $c["payers_high"] = $c["payers"]; $c["insured_enterprises"] = $c["enterprises"]; $c["dual"] = 0
        print
    }' "$expected/counts-paid.tsv" | aggregate-targets >met.tsv
cp -R "$policy" long.policy
chmod -R u+w long.policy
python3 - "$policy/areas.csv" long.policy/areas.csv "$expected/counts-paid.tsv" long.counts <<'END'
import csv, sys
areas, long_areas, counts, long_counts = sys.argv[1:]
long = lambda name: (name + "徽州文化生态保护实验区经济社会发展综合改革试点示范带动协调推进委员会" * 2)[:40] if name else name
with open(areas, encoding="utf-8-sig", newline="") as a, open(long_areas, "w", encoding="utf-8", newline="") as b:
    rows = list(csv.reader(a))
    csv.writer(b, lineterminator="\n").writerows([rows[0]] + [[c, long(t), long(v), ""] for c, t, v, _ in rows[1:]])
with open(counts, encoding="utf-8") as a, open(long_counts, "w", encoding="utf-8") as b:
    rows = [line.split("\t") for line in a]
    for row in rows[1:]:
        row[:2] = long(row[0]), long(row[1])
    for town in "<b>无此镇</b>\"&'", "ABCDEFGHIJ" * 4, "外县的一个镇" * 7:
        rows.append([town] + rows[1][1:])
    b.writelines("\t".join(row) for row in rows)
END
aggregate-targets --policy long.policy long.counts >long.tsv
for name in empty met; do
    run 0 "render-report $name.tsv"
    cp "$out" $name.html
done
run 0 'render-report --policy long.policy long.tsv'
cp "$out" long.html
same 'an empty county' <(echo '1021 numbers, 0 faults') <(compare_page empty.html "$policy" paid=empty.tsv)
same 'a county that meets all targets' <(echo '1340 numbers, 0 faults') <(compare_page met.html "$policy" paid=met.tsv)
same 'long names, unknown towns' <(echo '1451 numbers, 0 faults') <(compare_page long.html long.policy paid=long.tsv)
same 'all targets are met' <(echo 8) <(grep -c '<article class="goal met"' met.html)
check 'a name is no markup' grep -qF '<li data-town="&lt;b&gt;无此镇&lt;/b&gt;&quot;&amp;&#39;" data-village=' long.html
check 'none is left unescaped' test "$(grep -c '<b>无此镇' long.html)" = 0

# Nothing is asked of anybody: what would is not there, and a browser would not follow it.
for name in full empty met long; do
    same "$name: nothing from elsewhere" <(echo 0) <(grep -ciE 'https?:|url\(|src=|@import|<script|<link|<style[^>]*src' $name.html)
    same "$name: nothing is allowed" <(echo "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">") <(grep Content-Security $name.html)
done

# measured PAGE WIDTH SCHEME: what is good at a page
measured()
{
    text "$2 $3¶page fits¶nothing stands out¶contrast enough¶requests 0¶texts many¶" >want.measured
    same "$1 at $2 px, $3" want.measured <("$top/tests/report/measure" "$1" "$2" "$3" browser 2>&1)
}

for name in full long; do
    measured $name.html 390 light
    measured $name.html 390 dark
    measured $name.html 1280 light
    measured $name.html 1280 dark
done
measured empty.html 390 light
measured met.html 390 dark
# and what is not
sed 's,<nav>,<nav><p style="min-width:500px">很宽</p><p style="color:#888;background:#fff">很淡</p><img src="none.png" alt="">,' full.html >spoilt.html
"$top/tests/report/measure" spoilt.html 390 light browser >measured
text '390 light¶page overflows: 514¶' >want.measured
same 'what is too wide is seen' want.measured <(sed -n 1,2p measured)
text 'contrast too low: 3.54 of p 很淡¶requests 1¶' >want.measured
same 'what is too faint, and what is asked for, is seen' want.measured <(sed -n 4,5p measured)

# The same input, the same bytes, however it comes.
gzip -c met.tsv >met.gz
rows <<'END'
# input
0 | render-report <met.tsv | | @met.html |
0 | render-report met.gz - | | @met.html |
0 | LC_ALL=zh_CN.UTF-8 TZ=Asia/Shanghai render-report --words "$words" --policy "$policy" met.tsv | | @met.html |
0 | render-report --summary sum met.tsv >/dev/null; cat sum | | render-report→met.tsv→9055→9055→0→0 |
END

header='level→town→village→indicator→numerator→denominator→value→target→met→gap'
for line in 'county→→→persons→x→→1→→na→=numerator: is no number of such a table: take what aggregate-targets wrote' \
    'county→→→persons→→→1→→na→=numerator: is empty: take what aggregate-targets wrote' \
    'county→→→enrollment_rate→1→2→0.50001→0.95→no→1=value: is no number of such a table: take what aggregate-targets wrote' \
    'province→→→persons→1→→1→→na→=level: is unknown: take what aggregate-targets wrote' \
    'county→→→happiness→1→→1→→na→=indicator: is unknown: take what aggregate-targets wrote' \
    'county→→→persons→1→→1→→maybe→=met: is unknown: take what aggregate-targets wrote' \
    'county→→→enrollment_rate→1→2→0.5000→0.96→no→1=target: is not the target of this policy: name the one that the table was made with' \
    "village→$(printf '%0600d' 0)→甲→persons→1→→1→→na→=town: and the village have more than 512 bytes: these are no names"; do
    text "$header¶${line%=*}¶" >bad.tsv
    run 1 'render-report bad.tsv'
    same "refused: ${line##*=}" <(text "render-report: bad.tsv:2: ${line##*=}¶") "$err"
done
text "$header¶county→→→persons→1→→1→→na→¶county→→→persons→1→→1→→na→¶" >twice.tsv
text "$header¶town→海阳镇→→persons→1→→1→→na→¶" >towns.tsv
for line in '2024-13-01→county→→→persons→1=date: must be a day such as 2024-12-31' \
    '2024-12-01→land→→→persons→1=level: must be county, town or village' \
    '2024-12-01→county→→→happiness→1=indicator: is no indicator of aggregate-targets' \
    '2024-12-01→county→→→persons→1.5=value: must be a value as aggregate-targets writes it' \
    "2024-12-01→town→$(printf '%0400d' 0)→→persons→1=town: and the village are too long for names"; do
    text "date→level→town→village→indicator→value¶${line%=*}¶" >bad.history
    run 1 'render-report --history bad.history met.tsv'
    same "refused: ${line##*=}" <(text "render-report: bad.history:2: ${line##*=}¶") "$err"
    same 'and nothing is written' /dev/null "$out"
done

# Words: the page asks for none that the table lacks, and the table has none that the page never asks for.
cut -d , -f 1 "$words/report.csv" | tail -n +2 | sort >keys
grep -ohE '\{[a-z_.]+\}' "$top"/lib/page/*.c | tr -d '{}' | sort -u >asked
same 'words that the table lacks' /dev/null <(comm -13 keys asked)
grep -ohE '"[a-z_.]+"' "$top"/lib/page/*.c | tr -d '"' | sort -u >named.here
comm -23 keys asked | comm -23 - named.here | grep -vE '^(tag|band|status|covered|rule|run|source|step|input|area)\..|\.(title|note)$' >unused
same 'words that the page never asks for' /dev/null unused

# Words: a directory of one's own.
mkdir own
cp "$words"/{report,indicators,reasons}.csv "$words/report.css" own
# spoil FILE SCRIPT: the words with one table changed
spoil()
{
    rm -rf bad.words
    cp -R own bad.words
    sed -i "$2" "bad.words/$1"
}
spoil report.csv 's/^met,.*/met,合格/'
run 0 'render-report --words bad.words met.tsv'
same 'words of a county of its own' <(sed 's/>达标</>合格</g; s/以上，达标"/以上，合格"/; s/人，达标"/人，合格"/; s,</i>达标,</i>合格,' met.html) "$out"
rows <<'END'
# words that make no sense
2 | spoil report.csv /^met,/d; render-report --words bad.words met.tsv >/dev/null | | | render-report: bad.words: no table there has words for "met": take the shipped ones as a model
2 | spoil report.csv 's/^down,.*/down,降/'; render-report --previous previous.tsv --words bad.words met.tsv >/dev/null | | | render-report: the words of "down" have room for another number of values than the 1 there are: write {} for each
2 | spoil report.csv 's/^as_of,.*/as_of,年龄/'; render-report --words bad.words met.tsv >/dev/null | | | render-report: the words of "as_of" have room for another number of values than the 3 there are: write {} for each
2 | spoil report.csv '$a met,合格'; render-report --words bad.words met.tsv | | | render-report: bad.words/report.csv:181: key "met": is there twice
2 | spoil report.csv "s/^met,/$(printf m%.0s {1..140}),/"; render-report --words bad.words met.tsv | | | render-report: bad.words/report.csv:6: key "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm": is too long for a name
2 | spoil indicators.csv 's/^persons,人,/persons,很多很多很多很多的人,/'; render-report --words bad.words met.tsv | | | render-report: bad.words/indicators.csv:2: indicator "persons": has a unit of more than 24 bytes
2 | rm -rf bad.words; render-report --words bad.words met.tsv | | | render-report: bad.words/report.csv: is missing: take the shipped table as a model
3 | spoil report.csv ''; rm bad.words/report.css; render-report --words bad.words met.tsv >/dev/null | | | render-report: bad.words/report.css: cannot open: No such file or directory
# a copy without the rest
2 | mkdir -p alone/bin; cp "$bin/render-report" alone/bin; alone/bin/render-report met.tsv | | | render-report: the shipped words are not beside this filter: name them with --words DIR
# what is refused
1 | render-report twice.tsv | | | render-report: twice.tsv:3: indicator: is told twice of this area: give one table at a time
1 | render-report towns.tsv | | | render-report: towns.tsv: no line of the county: take what aggregate-targets wrote
1 | render-report --due towns.tsv met.tsv | | | render-report: towns.tsv: no line of the county: take what aggregate-targets wrote
1 | render-report --run summary.tsv met.tsv | | | render-report: summary.tsv:1: no column key: run the filter that adds it first
1 | render-report --tally met.tsv met.tsv | | | render-report: met.tsv:1: no line of a tally: give what normalize --tally wrote
3 | render-report --tally nowhere met.tsv | | | render-report: nowhere: cannot open: No such file or directory
1 | render-report --duplicates run.tsv met.tsv | | | render-report: run.tsv:1: no column tags: run the filter that adds it first
2 | render-report --previos a met.tsv | | | render-report: --previos: unknown option; see render-report --help
END
