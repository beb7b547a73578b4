# shellcheck shell=bash disable=SC2154,SC2034
# aggregate-targets: counts per village, then shares, targets and gaps. The small policy knows two
# towns with three villages and the development zone.
fixtures aggregate-targets
cp -R "$policy/." small.policy
chmod -R u+w small.policy
cp small/areas.csv small.policy/areas.csv

for name in persons persons-2; do
    for basis in paid due advised; do
        rows <<END
0 | aggregate-targets --policy small.policy --basis $basis --counts $name.in | | @$name.$basis.counts |
0 | aggregate-targets --policy small.policy --basis $basis $name.in | | @$name.$basis.out |
# from its own counts, which do not tell their basis
0 | aggregate-targets --policy small.policy $name.$basis.counts | | @$name.$basis.out |
END
    done
done
rows <<END
# paid is the default
0 | aggregate-targets --policy small.policy persons.in | | @persons.paid.out |
0 | aggregate-targets --policy small.policy enterprises.in | | @enterprises.paid.out |
0 | aggregate-targets --policy small.policy --counts enterprises.in | | @enterprises.paid.counts |
# exact arithmetic, half up; what is short, rounded up
0 | aggregate-targets --policy small.policy rounding.in | | @rounding.out |
0 | aggregate-targets --policy small.policy large.in | | @large.out |
# counts are summed, also through --counts again
0 | aggregate-targets --policy small.policy summed.in | | @summed.out |
0 | aggregate-targets --policy small.policy --counts summed.in | | @summed.counts |
0 | aggregate-targets --policy small.policy summed.counts | | @summed.out |
# a place that holds an ID or a control character is written without it; places that are then alike are one
0 | aggregate-targets --policy small.policy --counts shown.in | | @shown.counts |
0 | aggregate-targets --policy small.policy --counts shown.counts | | @shown.counts |
0 | aggregate-targets --policy small.policy --counts --summary sums shown.in >got; cat sums | | aggregate-targets→shown.in→9→6→0→3 |
0 | aggregate-targets --policy small.policy shown.in >got; grep -a persons got | | @shown.persons |
0 | aggregate-targets --policy small.policy shown.counts >got; grep -a persons got | | @shown.persons |
# counts are of one basis: none can be asked for
2 | aggregate-targets --policy small.policy --basis due persons.paid.counts | | | aggregate-targets: --basis due: persons.paid.counts holds counts, which have their basis: leave --basis out, or give the records
2 | aggregate-targets --policy small.policy --basis paid < persons.paid.counts | | | aggregate-targets: --basis paid: - holds counts, which have their basis: leave --basis out, or give the records
2 | aggregate-targets --policy small.policy --counts --basis=advised - persons.due.counts | @persons.due.counts | | aggregate-targets: --basis advised: - holds counts, which have their basis: leave --basis out, or give the records
2 | aggregate-targets --basis owed | | | aggregate-targets: --basis owed: must be paid, due or advised
END

# No band is known by its name: the policy with the bands called otherwise gives the same figures, and
# of_age alone decides who is of age.
# rename FROM=TO,... FILE: the records with their bands called otherwise
rename()
{
    awk -F '\t' -v OFS='\t' -v names="$1" '
        BEGIN { n = split(names, pair, /[=,]/); for (i = 1; i < n; i += 2) to[pair[i]] = pair[i + 1] }
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == "band") at = i }
        NR > 1 && $at in to { $at = to[$at] }
        { print }' "$2"
}

cp -R small.policy renamed.policy
sed -i 's/^under16/a/; s/^young/pensioner/; s/^older/under16/; s/^near/d/; 7s/^pensioner/e/' renamed.policy/bands.csv
sed -i 's/under16,pensioner/a,e/; s/older,near/under16,d/; s/,young,/,pensioner,/' renamed.policy/rules.csv
sed -i '/^backpay_band/s/near/d/' renamed.policy/policy.csv
cp -R small.policy swapped.policy
sed -i '/^pensioner/s/no/yes/; /^older/s/yes/no/' swapped.policy/bands.csv
for name in persons persons-2; do
    rename under16=a,young=pensioner,older=under16,near=d,pensioner=e $name.in >renamed
    rename older=pensioner,pensioner=older $name.in >swapped
    rows <<END
0 | aggregate-targets --policy renamed.policy --counts renamed | | @$name.paid.counts |
0 | aggregate-targets --policy renamed.policy --basis due renamed | | @$name.due.out |
0 | aggregate-targets --policy swapped.policy swapped | | @$name.paid.out |
END
done

# edit COLUMN VALUE FILE: the first record of FILE with one value changed
edit()
{
    head -n 2 "$3" | awk -F '\t' -v OFS='\t' -v column="$1" -v value="$2" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i }
        NR == 2 { $at = value }
        { print }'
}

A='aggregate-targets --policy small.policy --counts'
# refuses COLUMN VALUE WHY [OPTIONS] [FILE]: that value is refused
refuses()
{
    edit "$1" "$2" "${5-persons.in}" >edited
    head -n 1 "${5-persons.in}" | grep -q "	$1" || failed "no column $1"
    title="$1 '$2'"
    row 1 "$A ${4-} edited" '' '*' "aggregate-targets: edited:2: $1: $3"
    title=
}

status='must be empty, active, paused, ended or receiving'
yuan='must be yuan such as 500 or 500.5'
refuses kind thing 'must be person or enterprise'
refuses resident x "$status"
refuses employee x "$status"
refuses flexible x "$status"
refuses flexible_since 2024-1-1 'must be a day such as 2024-02-29'
refuses paid_prev x "$yuan"
refuses paid 5.123 "$yuan"
refuses paid -1 "$yuan"
refuses paid 5. "$yuan"
refuses paid 99999999999999999999 "$yuan"
refuses action '' 'is no action: run assign-grade first'
refuses action halt 'is no action: run assign-grade first'
refuses grade_due 5.5 'must be a whole number' '--basis due'
refuses grade_advised x 'must be a whole number' '--basis advised'
refuses workers x 'must be a whole number' '' enterprises.in
refuses insured_workers 1.5 'must be a whole number' '' enterprises.in
refuses persons -1 'must be a whole number' '' rounding.in
refuses persons 1.5 'must be a whole number' '' rounding.in
refuses persons '' 'must be a whole number of at most 18 digits' '' rounding.in
refuses persons 1000000000000000000 'must be a whole number of at most 18 digits' '' rounding.in

# sums that do not fit: of one village, and of the county alone
head -n 1 rounding.in >villages
edit persons 999999999999999999 rounding.in | tail -n 1 >line
cp villages village
for ((i = 0; i < 10; i++)); do
    cat line >>village
    sed "s/板桥村/村$i/" line >>villages
done
rows <<END
# sums beyond 64 bits
1 | $A village | | * | aggregate-targets: village:11: the sums up to here grow beyond 64 bits
1 | aggregate-targets --policy small.policy villages | | * | aggregate-targets: villages:11: the sums up to here grow beyond 64 bits
# ten lines, each of them within 64 bits
0 | $A villages >ten; wc -l <ten | | 11 |
# a header of counts that lacks one
1 | $A | town→village→amount_cents→persons | * | aggregate-targets: -:1: no column enterprises: run the filter that adds it first
END
