# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# find-policy, and --policy: a directory, or a shipped policy by its name.
shipped=$(find-policy)
check 'the shipped policy is that of the project' [ "$(realpath "$shipped")" = "$(realpath "$policy")" ]
mkdir -p bin share/canbao/policies empty
cp "$bin/find-policy" "$bin/classify-age-band" bin
cp -R "$policy" share/canbao/policies/xiuning-2024
cp -R "$policy" share/canbao/policies/休宁-2025
cp -R "$policy" mine
chmod -R u+w share mine
cp "$top"/fixtures/xiuning-2025/*.csv share/canbao/policies/休宁-2025
: >share/canbao/policies/notes
mkdir share/canbao/policies/.hidden
here=$PWD/bin/../share/canbao/policies
known='and by name there are notes, xiuning-2024, 休宁-2025'
h=kind→sex→birth
o=$h→age→band→guide
rows <<END
# by its name
0 | bin/find-policy | | $here/xiuning-2024 |
0 | bin/find-policy '' | | $here/xiuning-2024 |
0 | bin/find-policy xiuning-2024 | | $here/xiuning-2024 |
0 | bin/find-policy 休宁-2025 | | $here/休宁-2025 |
0 | CANBAO_POLICY=休宁-2025 bin/find-policy | | $here/休宁-2025 |
0 | CANBAO_POLICY=休宁-2025 bin/find-policy mine | | mine |
0 | bin/classify-age-band --policy 休宁-2025 | $h¶person→M→1977-12-01 | $o→retirement→short_months¶person→M→1977-12-01→48→young→employee→2040-12→60 |
0 | CANBAO_POLICY=休宁-2025 bin/classify-age-band --policy xiuning-2024 | $h¶person→M→1977-12-01 | $o¶person→M→1977-12-01→47→older→resident |
# a directory comes first; only a bare name is looked for
0 | bin/find-policy mine/ | | mine/ |
0 | cd share/canbao/policies && "$PWD/bin/find-policy" 休宁-2025 | | 休宁-2025 |
2 | bin/find-policy empty | | | find-policy: empty/bands.csv: is missing: take the shipped table as a model
2 | bin/find-policy ../xiuning-2024 | | | find-policy: ../xiuning-2024: there is no such policy directory, $known
2 | bin/find-policy .hidden | | | find-policy: .hidden: there is no such policy directory, $known
2 | bin/find-policy .. | | | find-policy: ../bands.csv: is missing: take the shipped table as a model
2 | bin/find-policy notes | | | find-policy: notes: there is no such policy directory, $known
2 | bin/find-policy xiuning-2023 | | | find-policy: xiuning-2023: there is no such policy directory, $known
2 | CANBAO_POLICY=2023 bin/find-policy | | | find-policy: 2023: there is no such policy directory, $known
# a policy that makes no sense
2 | sed -i '2s/1965-01/1965-13/' share/canbao/policies/休宁-2025/retirement.csv && bin/find-policy 休宁-2025 | | | find-policy: $here/休宁-2025/retirement.csv:2: born_from "1965-13": must be a month such as 1965-01
# none beside it
2 | rm -r share && bin/find-policy xiuning-2024 | | | find-policy: xiuning-2024: there is no such policy directory
2 | bin/find-policy | | | find-policy: the shipped policy is not beside this filter: name one with --policy DIR
0 | bin/find-policy mine | | mine |
# called wrongly
2 | find-policy mine mine | | | find-policy: needs one policy or none; see find-policy --help
2 | find-policy --policy | | | find-policy: needs one policy or none; see find-policy --help
3 | find-policy --help >/dev/full | | | find-policy: standard output: cannot write: No space left on device
3 | find-policy --version >&- | | | find-policy: standard output: cannot write: Bad file descriptor
3 | find-policy >/dev/full | | | find-policy: standard output: cannot write: No space left on device
0 | find-policy --version | | find-policy (canbao) $(normalize --version | sed 's/.* //') |
END
