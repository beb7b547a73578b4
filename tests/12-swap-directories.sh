# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# swap-directories: two directories change places in one step.
mkdir -p new/inside old alone
echo new >new/file
echo old >old/file
echo alone >alone/file
echo x >file
ln -s old link
rows <<'END'
0 | swap-directories new old; cat new/file old/file | | old¶new |
0 | swap-directories new/ old; cat new/file old/file | | new¶old |
# where there is no OLD, NEW is renamed
0 | swap-directories alone first; cat first/file; ls -d alone 2>&-; true | | alone |
2 | swap-directories | | | swap-directories: needs two directories; see swap-directories --help
2 | swap-directories new | | | swap-directories: needs two directories; see swap-directories --help
2 | swap-directories new old first | | | swap-directories: needs two directories; see swap-directories --help
2 | swap-directories new file | | | swap-directories: file: not a directory
2 | swap-directories file old | | | swap-directories: file: not a directory
2 | swap-directories new link | | | swap-directories: link: not a directory
3 | swap-directories missing old | | | swap-directories: missing: cannot open: No such file or directory
3 | swap-directories new nowhere/old | | | swap-directories: nowhere/old: cannot be exchanged: No such file or directory
3 | swap-directories file/x old | | | swap-directories: file/x: cannot look at it: Not a directory
# one inside the other
3 | swap-directories new new/inside | | | swap-directories: new/inside: this file system cannot exchange directories in one step; use another
3 | swap-directories --help >/dev/full | | | swap-directories: standard output: cannot write: No space left on device
3 | swap-directories --version >&- | | | swap-directories: standard output: cannot write: Bad file descriptor
# what was refused has changed nothing
0 | cat new/file old/file first/file | | new¶old¶alone |
END
rows <<END
0 | swap-directories --version | | swap-directories (canbao) $(normalize --version | sed 's/.* //') |
END
# a sanitizer needs descriptors of its own
if ! grep -q __asan_init "$bin/swap-directories"; then
    rows <<END
3 | ulimit -n 4; swap-directories new old | | | swap-directories: new: cannot open the directory that holds it: Too many open files
END
fi
if mkdir -p /dev/shm/canbao.$$ 2>/dev/null && [ "$(stat -c %d /dev/shm)" != "$(stat -c %d .)" ]; then
    title='another file system'
    row 3 "swap-directories new /dev/shm/canbao.$$" '' '' "swap-directories: /dev/shm/canbao.$$: cannot be exchanged: Invalid cross-device link"
    title=
fi
rmdir /dev/shm/canbao.$$ 2>/dev/null
