# shellcheck shell=bash disable=SC2154,SC2034
# assign-grade: what should happen to each person, and why.
fixtures assign-grade

for name in rules-1 rules-2 rules-order ladder-1 ladder-2 backpay; do
    rows <<END
0 | assign-grade $name.in | | @$name.out |
END
done

h=kind→tags→resident→employee→flexible→grade→band
o=$h→action→grade_due→grade_advised→backpay→clause
rows <<END
# an enterprise gets nothing
0 | assign-grade | $h¶enterprise→→→active→→→ | $o¶enterprise→→→active→→→→→→→→ |
# a tag is matched whole
0 | assign-grade | $h¶person→was_proxy→active→→→500→older | $o¶person→was_proxy→active→→→500→older→keep→500→1000→→五.3 |
0 | assign-grade | $h¶person→proxy_was→active→→→500→older | $o¶person→proxy_was→active→→→500→older→keep→500→1000→→四.1 |
# a tag that is not known
0 | assign-grade | $h¶person→new,proxy→active→→→100→older | $o¶person→new,proxy→active→→→100→older→keep→100→300→→四.1 |
# a record that is none
1 | assign-grade | $h¶person→→actve→→→500→older | $o | assign-grade: -:2: resident: must be empty, active, paused, ended or receiving
1 | assign-grade | $h¶person→→active→x→→500→older | $o | assign-grade: -:2: employee: must be empty, active, paused, ended or receiving
1 | assign-grade | $h¶person→→active→→x→500→older | $o | assign-grade: -:2: flexible: must be empty, active, paused, ended or receiving
1 | assign-grade | $h¶person→→active→→→500.5→older | $o | assign-grade: -:2: grade: must be a whole number
1 | assign-grade | $h¶person→→active→→→-500→older | $o | assign-grade: -:2: grade: must be a whole number
1 | assign-grade | $h¶person→→active→→→500→elder | $o | assign-grade: -:2: band: is no band of the policy: run classify-age-band with it first
1 | assign-grade | $h¶person→→active→→→500→ | $o | assign-grade: -:2: band: is no band of the policy: run classify-age-band with it first
1 | assign-grade | $h¶thing→→active→→→500→older | $o | assign-grade: -:2: kind: must be person or enterprise
END

# no row for a person: status 2, and the person's line
cp -R "$policy" policy
chmod -R u+w policy
sed -i '/^四.1,\*/d' policy/rules.csv
rows <<END
# no row of rules.csv
2 | assign-grade --policy policy | $h¶person→→active→→→500→older | $o | assign-grade: -:2: no row of rules.csv matches this person: end the table with a row for all
END
