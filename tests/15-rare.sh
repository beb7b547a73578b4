# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# Failures that take some arranging.
any_columns
fixtures contract normalize
gzip -c classify-age-band.in >zipped
grep -q __asan_init "$bin/normalize" && sanitized=yes || sanitized=

# a line without an end
{ head -n 1 classify-age-band.in; head -c 68000000 /dev/zero | tr '\0' a; } >endless
# a header alone that goes on and on
head -c 68000000 /dev/zero | tr '\0' a >endless-header
rows <<END
1 | classify-age-band endless | | * | classify-age-band: endless:2: a line of more than 64 MiB: this is no record stream
1 | classify-age-band endless-header | | | classify-age-band: endless-header:1: a line of more than 64 MiB: this is no record stream
END
rm endless endless-header

# a long value in a record passes untouched
long=$(head -c 1500000 /dev/zero | tr '\0' a)
printf 'note\tkind\tsex\tbirth\n%s\tperson\tM\t1980-02-29\n%s\tenterprise\t\t\n' "$long" "$long" >long
printf 'note\tkind\tsex\tbirth\tage\tband\tguide\n%s\tperson\tM\t1980-02-29\t44\tyoung\temployee\n%s\tenterprise\t\t\t\t\t\n' "$long" "$long" >long.out
rows <<END
0 | classify-age-band long | | @long.out |
END

# no message shows a whole ID, wherever it stands
rows <<END
3 | classify-age-band 341022198001010213 | | | classify-age-band: 341022********0213: cannot open: No such file or directory
2 | classify-age-band --as-of 34102219800229123X | | | classify-age-band: --as-of 341022*******9123X: must be a day such as 2024-12-31
1 | normalize --as registry | 姓名,341022198001010213,年龄 | * | normalize: -:1: no column for id; headers seen: 姓名, 341022********0213, 年龄; known for id: 公民身份号码, 身份证号, 身份证号码, 身份证, 证件号码, 身份号码, 社会保障号码, AAC002, AAC147, AAE135
END

# a filter that was taken away from its policy
mkdir -p away/bin
cp "$bin/classify-age-band" "$bin/normalize" away/bin
rows <<END
2 | away/bin/classify-age-band classify-age-band.in | | | classify-age-band: the shipped policy is not beside this filter: name one with --policy DIR
0 | away/bin/classify-age-band --policy $policy classify-age-band.in | | @classify-age-band.out |
END
# as installed
mkdir -p away/share/canbao/policies
cp -R "$policy" away/share/canbao/policies
ln -s "$PWD/away/bin/classify-age-band" "$scratch/by-link"
rows <<END
0 | away/bin/classify-age-band classify-age-band.in | | @classify-age-band.out |
0 | "$scratch/by-link" classify-age-band.in | | @classify-age-band.out |
0 | CANBAO_POLICY= away/bin/classify-age-band classify-age-band.in | | @classify-age-band.out |
END

# a directory of rejects that goes away during the run: the first record is there, then it is removed
vanishing()
{
    local line

    mkfifo to from
    normalize --rejects gone --as registry <to >from &
    exec 3>to 4<from
    rm to from
    printf '姓名,身份证号\n甲,341022198001010213\n' >&3
    IFS= read -r -t 20 line <&4
    IFS= read -r -t 20 line <&4
    rmdir gone
    printf '乙,1\n' >&3
    exec 3>&-
    cat <&4 >rest
    wait $!
}
rows <<END
3 | vanishing | | | normalize: -: read as UTF-8¶normalize: gone/stdin.rejects.csv: cannot make this file: No such file or directory
END

if [ -z "$sanitized" ]; then
    # room for the filter, none for the stack of another thread
    rows <<END
3 | ulimit -s 4000000; ulimit -v 1000000; classify-age-band zipped | | | classify-age-band: zipped: no thread to unpack gzip: allow one more process
END
fi
