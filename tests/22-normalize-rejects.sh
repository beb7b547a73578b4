# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# normalize --rejects: the rows that were rejected, as a source file again.
any_columns
fixtures normalize

# Names: the base name less .gz and .csv; a file without rejects gets none.
mkdir -p in/deep
cp amounts-3.csv in/deep/居保.csv
gzip -c amounts-3.csv >in/roster.csv.gz
cp amounts-3.csv in/roster.txt
cp amounts-1.csv in/good.csv
run 0 'normalize --rejects out --as resident in/deep/居保.csv in/roster.csv.gz in/roster.txt in/good.csv - <amounts-3.csv'
same 'names of reject files' <(printf '%s\n' roster.rejects.csv roster.txt.rejects.csv stdin.rejects.csv 居保.rejects.csv) \
    <(cd out && printf '%s\n' * | LC_ALL=C sort)
for file in out/*; do
    same "$file" amounts-3.rejects.csv "$file"
done

# Nobody else may read them, whatever the umask, and whoever made the file before.
(umask 000 && run 0 'normalize --rejects open --as resident amounts-3.csv')
same 'mode under umask 000' <(echo 600) <(stat -c %a open/amounts-3.rejects.csv)
mkdir old
echo old >old/amounts-3.rejects.csv
chmod 644 old/amounts-3.rejects.csv
run 0 'normalize --rejects old --as resident amounts-3.csv'
same 'mode of one that was there' <(echo 600) <(stat -c %a old/amounts-3.rejects.csv)
same 'content of one that was there' amounts-3.rejects.csv old/amounts-3.rejects.csv

# Without --rejects: the same records and messages, and no file.
mkdir quiet
run 0 'cd quiet && normalize --as resident ../amounts-3.csv'
same 'without --rejects: records' amounts-3.tsv "$out"
same 'without --rejects: no file' /dev/null <(ls quiet)

# The way back: mended, a reject file is a source file. What was accepted and what is mended are
# together what the source would have given had it been right.
# returns SOURCE NAME SED: NAME's rejects, mended by SED, give what NAME itself mended by SED gives
returns()
{
    rm -rf back
    normalize --as "$1" --rejects back "$2.csv" 2>messages | tail -n +2 >accepted
    sed "$3" "back/$2.rejects.csv" >mended.csv
    normalize --as "$1" mended.csv 2>messages | tail -n +2 >returned
    sed "$3" "$2.csv" >whole.csv
    normalize --as "$1" whole.csv 2>messages | tail -n +2 | LC_ALL=C sort >wanted
    LC_ALL=C sort accepted returned >together
    same "$2.csv: accepted and mended are all" wanted together
    check "$2.csv: nothing rejected after mending" grep -q ' 0 rejected$' messages
}
returns resident amounts-3 's/500.005\|,-5,\|已缴\|5e2\|5\.0\.0\|500元整\|\$500\|+500/&/; s/,500\.005,/,1,/; s/,-5,/,2,/; s/,已缴,/,3,/; s/,5e2,/,4,/; s/,5\.0\.0,/,5,/; s/,500元整,/,6,/; s/,\$500,/,7,/; s/,+500,/,8,/'
returns registry ids-published-4 's/3301022011022000D6\|360426199113010079\|36042619910102009X\|990426199112010074\|T60426199101010078/371001198010082394/'
