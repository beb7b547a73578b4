# shellcheck shell=bash disable=SC2154,SC2034
# classify-age-band: age, band and guide on a day.
fixtures classify-age-band

for name in edges-young edges-old; do
    rows <<END
0 | classify-age-band $name.in | | @$name.out |
END
done

h=kind→sex→birth
o=$h→age→band→guide
rows <<END
# born on 29 February: in a common year the birthday is 1 March
0 | classify-age-band --as-of 2025-02-28 | $h¶person→M→1980-02-29 | $o¶person→M→1980-02-29→44→young→employee |
0 | classify-age-band --as-of 2025-03-01 | $h¶person→M→1980-02-29 | $o¶person→M→1980-02-29→45→young→employee |
0 | classify-age-band --as-of 2025-03-02 | $h¶person→M→1980-02-29 | $o¶person→M→1980-02-29→45→older→resident |
0 | classify-age-band --as-of 2019-02-28 | $h¶person→F→1964-02-29 | $o¶person→F→1964-02-29→54→older→resident |
0 | classify-age-band --as-of 2019-03-01 | $h¶person→F→1964-02-29 | $o¶person→F→1964-02-29→55→near→resident |
# born on 29 February: in a leap year it is that day
0 | classify-age-band --as-of 2024-02-28 | $h¶person→F→1984-02-29 | $o¶person→F→1984-02-29→39→young→employee |
0 | classify-age-band --as-of 2024-02-29 | $h¶person→F→1984-02-29 | $o¶person→F→1984-02-29→40→young→employee |
0 | classify-age-band --as-of 2024-03-01 | $h¶person→F→1984-02-29 | $o¶person→F→1984-02-29→40→older→resident |
0 | classify-age-band --as-of 2024-02-29 | $h¶person→F→1964-02-29 | $o¶person→F→1964-02-29→60→pensioner→ |
# as of 29 February: who was born on 1 March is not there yet
0 | classify-age-band --as-of 2024-02-29 | $h¶person→F→1964-03-01 | $o¶person→F→1964-03-01→59→near→resident |
0 | classify-age-band --as-of=2024-02-29 | $h¶person→F→1964-02-28 | $o¶person→F→1964-02-28→60→pensioner→ |
# an enterprise has no age
0 | classify-age-band | $h¶enterprise→→ | $o¶enterprise→→→→→ |
# --as-of must be a day
2 | classify-age-band --as-of 2025-02-29 | | | classify-age-band: --as-of 2025-02-29: must be a day such as 2024-12-31
2 | classify-age-band --as-of 2025-2-9 | | | classify-age-band: --as-of 2025-2-9: must be a day such as 2024-12-31
2 | classify-age-band --as-of today | | | classify-age-band: --as-of today: must be a day such as 2024-12-31
2 | classify-age-band --as-of '' | | | classify-age-band: --as-of : must be a day such as 2024-12-31
# before it is born
0 | classify-age-band --as-of 2024-12-31 | $h¶person→M→2025-01-01 | $o¶person→M→2025-01-01→-1→under16→ |
# a record that is none
1 | classify-age-band | $h¶person→M→1980-02-30 | $o | classify-age-band: -:2: birth: must be a day such as 1980-02-29 for a person
1 | classify-age-band | $h¶person→M→1980/02/28 | $o | classify-age-band: -:2: birth: must be a day such as 1980-02-29 for a person
1 | classify-age-band | $h¶person→M→ | $o | classify-age-band: -:2: birth: must be a day such as 1980-02-29 for a person
1 | classify-age-band | $h¶person→→1980-02-28 | $o | classify-age-band: -:2: sex: must be M or F for a person
1 | classify-age-band | $h¶thing→M→1980-02-28 | $o | classify-age-band: -:2: kind: must be person or enterprise
END
