# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# county-report: faults of the place, of its tables and of a stage that lies. A small county keeps it quick.
report=$bin/county-report
[ -x "$report" ] || report=$top/pipelines/county-report
here=$(pwd -P)
mkdir sources
for source in registry resident proxy; do
    zcat -f "$top/fixtures/county/$source.csv" | head -n 300 >sources/$source.csv
done

# wrap NAME <SCRIPT: as in 85-county-report.sh
wrap()
{
    rm -rf wrapped
    mkdir wrapped
    ln -s "$bin"/* wrapped
    rm -f "wrapped/$1"
    { printf '#!/usr/bin/env bash\ntrue_bin=%q name=%q here=%q\n' "$bin" "$1" "$here"; cat; } >"wrapped/$1"
    chmod +x "wrapped/$1"
}

run 0 '"$report" -o results sources'
cp -R results first

# fault STATUS MESSAGES [COMMAND]: the run fails so, and leaves what was there
fault()
{
    row "$1" "${3-CANBAO_BIN=\$here/wrapped \"\$report\" -o results sources}" '' '' "$2"
    same "$title: results as they were" <(cd first && find . -type f -exec cksum {} + | sort) \
        <(cd results && find . -type f -exec cksum {} + | sort)
    same "$title: nothing is left" /dev/null <(find . -maxdepth 1 -name '.results*')
}
as_it_was="$here/results is as it was"

# --- a stage that lies about its rows
# lies STAGE SED: the stage's lines of --summary or --tally changed by SED
lies()
{
    wrap "$1" <<END
for ((i = 1; i <= \$#; i++)); do
    [[ \${!i} != --summary && \${!i} != --tally ]] || { j=\$((i + 1)); file=\${!j}; }
done
"\$true_bin/\$name" "\$@" || exit
[[ ! \${file-} ]] || sed -i '$2' "\$file"
END
}
title='a row lost in a stage'
lies classify-age-band 's/\t\([0-9]*\)\t0\t0$/\t1\t0\t0/'
fault 3 "*rows but accounts for 1; $as_it_was"
title='a row lost between two stages'
lies assign-grade 's/[0-9]*\t[0-9]*\t0\t0$/1\t1\t0\t0/'
fault 3 "*assign-grade: read 1 rows where the stage before wrote $(cut -f 4 <<<"$(grep ^classify results/summary.tsv)"); $as_it_was"
title='a file without its account'
lies normalize /registry/d
fault 3 "*county-report: normalize: accounts for 2 of 3 files; $as_it_was"
title='an account that cannot be read'
lies dedupe-by-id-hash 's/[0-9]/x/g'
fault 3 "*county-report: dedupe-by-id-hash: its summary cannot be read; $as_it_was"

# --- stages that are none of ours
for stage in tee gzip; do
    title="$stage fails"
    wrap $stage <<'END'
cat >/dev/null
exit 1
END
    fault 3 "*county-report: $stage failed; $as_it_was"
done

# --- sources that change under the run
title='a source that is changed during the run'
wrap assign-grade <<'END'
[[ $* == *--version* ]] || touch -d @0 "$here/sources/proxy.csv"
exec "$true_bin/$name" "$@"
END
fault 3 "*county-report: a source or the policy was changed during the run; $as_it_was"

# --- its own tables
mkdir copied
cp -R "$top/pipelines" copied/pipelines
chmod -R u+w copied
export CANBAO_BIN
sed -i 's/^registry/census/; s/,registry$/,census/' copied/pipelines/sources.csv
title='a table of names with an unknown source'
fault 2 "county-report: $here/copied/pipelines/sources.csv:5: no source 'census'; sources are registry resident employee flexible enterprise proxy hardship cadre capable migrant refused exempt elsewhere ignore" \
    'copied/pipelines/county-report -o results sources'
sed -i 1d copied/pipelines/sources.csv
title='a table of names without its header'
fault 2 "county-report: $here/copied/pipelines/sources.csv: cannot be read as a table with the columns pattern and source" \
    'copied/pipelines/county-report -o results sources'

# --- what is missing
mkdir empty fewer
title='no filters'
fault 3 'county-report: empty: no filters here; build them with make' 'CANBAO_BIN=empty "$report" -o results sources'
for directory in /bin /usr/bin; do
    ln -sf "$directory"/* fewer 2>/dev/null
done
rm -f fewer/xxhsum
title='no xxhsum'
fault 3 'county-report: xxhsum not found: install the package xxhash' 'PATH=$here/fewer "$report" -o results sources'
rm -f fewer/sync
printf '#!/bin/sh\nexit 1\n' >fewer/sync
chmod +x fewer/sync
ln -s "$(command -v xxhsum)" fewer/xxhsum
title='a command that fails'
run 3 'PATH=$here/fewer "$report" -o results sources'
check 'a command that fails: its line' grep -qx 'county-report: results.sh:[0-9]*: a command failed' "$err"

# --- places
ln -s sources .results.new
title='a workshop that is a link'
row 3 '"$report" -o results sources' '' '' "county-report: $here/.results.new: belongs to somebody else"
rm .results.new
title='a place where nothing can be made'
row 3 '"$report" -o /proc/results sources' '' '' 'county-report: /proc/.results.new: cannot be made: No such file or directory'
title='the root'
row 2 '"$report" -o / sources' '' '' "county-report: -o '/': no directory that could be replaced"
row 2 '"$report" -o "" sources' '' '' "county-report: -o '': no directory that could be replaced"
title=
cat >mounted <<'END'
mkdir mount && mount -t tmpfs none mount || exit 77
"$report" -o mount sources >mount.out 2>mount.err
echo $? >mount.status
END
export report
if unshare -rm bash mounted 2>/dev/null || unshare -m bash mounted 2>/dev/null; then
    echo "county-report: $here/mount: a mount point cannot be replaced; name a directory in it" >"$want"
    same 'a mount point: message' "$want" mount.err
    same 'a mount point: status' <(echo 2) mount.status
fi
