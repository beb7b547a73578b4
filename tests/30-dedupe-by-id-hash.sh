# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# dedupe-by-id-hash: one record per person, in whatever order and pieces the records come.
fixtures dedupe-by-id-hash

for name in names-rank names-tie names-apart resident-1 resident-2 resident-3 schemes enterprises tags unknown collision; do
    rows <<END
0 | dedupe-by-id-hash $name.in | | @$name.out |
# a merged stream merged again is unchanged
0 | dedupe-by-id-hash | @$name.out | @$name.out |
END
    # the other way round
    { head -n 1 "$name.in"; tail -n +2 "$name.in" | tac; } >reversed.in
    rows <<END
# $name in reverse
0 | dedupe-by-id-hash reversed.in | | @$name.out |
END
done

# The key is XXH3-64 of the 18 bytes, seed 0, as xxh64sum -a and other programs compute it.
h='id→kind→name→sex→birth→town→village→tags→resident→employee→flexible→grade→paid_prev→paid→updated→flexible_since→workers→insured_workers→copies'
e='→→→→→→→→→→→→→→→→→1'
rows <<END
# id_hash, known values
0 | dedupe-by-id-hash >got; cut -f 1,2 got | $h¶341022198303198469→person$e¶341022200306188581→person$e | id_hash→id¶0002c37fef305b2c→341022198303198469¶00057a3f525c7d28→341022200306188581 |
END

# All 120 orders of five records of one person, and all 15 ways to merge some of them first.
header=$(head -n 1 five.in)
mapfile -t record < <(tail -n +2 five.in)

# orders DONE LEFT: what all orders of the records LEFT, after DONE, give
orders()
{
    local i

    if [ -z "$2" ]; then
        for i in $1; do printf '%s\n' "${record[i]}"; done | { echo "$header"; cat; } |
            dedupe-by-id-hash | cmp - five.out || echo "order $1"
        return
    fi
    for i in $2; do
        orders "$1 $i" "$(tr ' ' '\n' <<<"$2" | grep -vx "$i" | tr '\n' ' ')"
    done
}

splits()
{
    local set i

    for ((set = 1; set < 31; set++)); do
        echo "$header" | tee left >right
        for i in 0 1 2 3 4; do
            if ((set >> i & 1)); then
                printf '%s\n' "${record[i]}" >>left
            else
                printf '%s\n' "${record[i]}" >>right
            fi
        done
        dedupe-by-id-hash left >left.out
        dedupe-by-id-hash right >right.out
        dedupe-by-id-hash left.out right.out | cmp - five.out || echo "split $set"
        # a merged part with an unmerged one, the columns named as the merged one has them
        { head -n 1 left.out; tail -n +2 left.out; tail -n +2 right | sed 's/^/\t/'; } |
            dedupe-by-id-hash | cmp - five.out || echo "split $set, one side merged"
    done
}

run 0 'orders "" "0 1 2 3 4"'
same 'every order gives the same bytes' /dev/null "$out"
run 0 splits
same 'every split gives the same bytes' /dev/null "$out"

# --memory: any limit, the same bytes, and nothing left in the directory of temporary files
zcat "$top/fixtures/county/expected/1-normalize.tsv.gz" >county
for copy in 1 2 3 4 5; do sed "2,\$s/^\(......\).../\1$copy&/; 2,\$s/^\(.\{18\}\)[^\t]*/\1/" county; done >many
dedupe-by-id-hash --memory 1G many >many.out
mkdir -p spill
rows <<END
# a limit on memory
0 | dedupe-by-id-hash --memory 16M --tmpdir spill many | | @many.out |
0 | TMPDIR=spill dedupe-by-id-hash --memory=20000K many | | @many.out |
0 | dedupe-by-id-hash --memory 64M < many | | @many.out |
0 | ls spill | | |
2 | dedupe-by-id-hash --memory 15M | | | dedupe-by-id-hash: --memory 15M: must be at least 16M, such as 512M or 2G
2 | dedupe-by-id-hash --memory x | | | dedupe-by-id-hash: --memory x: must be at least 16M, such as 512M or 2G
2 | dedupe-by-id-hash --memory 16 | | | dedupe-by-id-hash: --memory 16: must be at least 16M, such as 512M or 2G
2 | dedupe-by-id-hash --memory -1G | | | dedupe-by-id-hash: --memory -1G: must be at least 16M, such as 512M or 2G
3 | dedupe-by-id-hash --memory 16M --tmpdir nowhere many | | * | dedupe-by-id-hash: nowhere: cannot make a temporary file: No such file or directory
3 | (ulimit -f 1000; trap '' XFSZ; dedupe-by-id-hash --memory 16M --tmpdir spill many >/dev/null) | | | dedupe-by-id-hash: spill: cannot write a temporary file: File too large
0 | ls spill | | |
END

# --duplicates: what was merged away, the ID masked
for name in names-rank names-tie names-apart resident-1 resident-2 resident-3 tags five enterprises; do
    rows <<END
# what was merged away
0 | umask 000; dedupe-by-id-hash --duplicates list $name.in | | @$name.out |
0 | cat list | | @$name.duplicates |
0 | stat -c %a list; rm list | | 600 |
0 | dedupe-by-id-hash --duplicates list --memory 16M <$name.in >got; cat list | | @$name.duplicates |
END
done
rows <<END
# nothing was merged away
0 | dedupe-by-id-hash --duplicates list names-rank.out >got; cat list | | @nothing |
3 | dedupe-by-id-hash --duplicates nowhere/list names-rank.in | | * | dedupe-by-id-hash: nowhere/list: cannot make this file: No such file or directory
3 | dedupe-by-id-hash --duplicates /dev/full names-rank.in | | * | dedupe-by-id-hash: /dev/full: cannot write: No space left on device
END

# records that it cannot merge
# refuses COLUMN VALUE WHY: the first record of resident-1.in with that value is refused
refuses()
{
    head -n 2 resident-1.in | awk -F '\t' -v OFS='\t' -v column="$1" -v value="$2" '
        NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i }
        NR == 2 { $at = value }
        { print }' >edited
    title="$1 '$2'"
    row 1 'dedupe-by-id-hash edited' '' '*' "dedupe-by-id-hash: edited:2: $1: $3"
    title=
}
status='must be empty, active, paused, ended or receiving'
yuan='must be yuan such as 500 or 500.5'
refuses id 34102219800101021 'must have 18 characters'
refuses id '' 'must have 18 characters'
refuses id 3410221980010102130 'must have 18 characters'
refuses kind thing 'must be person or enterprise'
refuses kind '' 'must be person or enterprise'
refuses resident acitve "$status"
refuses employee x "$status"
refuses flexible x "$status"
refuses grade x 'must be a whole number'
refuses grade 5.5 'must be a whole number'
refuses paid_prev x "$yuan"
refuses paid 1.234 "$yuan"
refuses updated 2024-02-30 'must be a day such as 2024-02-29'
refuses flexible_since 2024 'must be a day such as 2024-02-29'
refuses workers x 'must be a whole number'
refuses insured_workers 1.5 'must be a whole number'
refuses copies 0 'must be a whole number from 1 on'
refuses copies '' 'must be a whole number from 1 on'
refuses copies x 'must be a whole number'
many_tags=$(seq -f t%g -s , 49)
refuses tags "$many_tags" 'more than 48 tags that canbao does not know'
