# shellcheck shell=bash disable=SC2154,SC2034,SC2016
# The tests can fail: a runner over files of tests that are wrong by intent.
mkdir wrong right
cat >wrong/10-rows.sh <<'END'
rows <<ROWS
# right
0 | cat | a→b¶c | a→b¶c |
# status
1 | cat | a | a |
# output
0 | cat | a | b |
# output, its end
0 | printf a | | a |
# messages
0 | echo x >&2 | | | y
# any output, messages that end so
3 | echo x; echo y z >&2; exit 3 | | * | *z
3 | echo x; echo y z >&2; exit 3 | | * | *a
ROWS
echo a >a
same 'same' a a
same 'not the same' a /dev/null
check 'check' true
check 'no check' false
END
echo 'exit 0' >wrong/20-stops.sh
echo 'rows <<<"0 | true | | |"' >right/10-right.sh
mkdir -p units/unit/base
printf '#!/bin/sh\necho ok one\necho not ok two: why\nexit 1\n' >units/unit/base/named
printf '#!/bin/sh\necho ok one\nkill -KILL $$\n' >units/unit/base/killed
chmod +x units/unit/base/*
cat >want.wrong <<'END'
10-rows: not ok status: cat
    status 0, not 1: cat
10-rows: not ok output: cat
    --- wanted
    +++ got
    @@ -1 +1 @@
    -b
    +a
10-rows: not ok output, its end: printf a
    --- wanted
    +++ got
    @@ -1 +1 @@
    -a
    +a
    \ No newline at end of file
10-rows: not ok messages: echo x >&2
    --- wanted
    +++ got
    @@ -1 +1 @@
    -y
    +x
10-rows: not ok any output, messages that end so: echo x; echo y z >&2; exit 3
    --- wanted
    +++ got
    @@ -1 +1 @@
    -a
    +z
10-rows: not ok not the same
    --- wanted
    +++ got
    @@ -1 +0,0 @@
    -a
10-rows: not ok no check: false
20-stops: not ok the file stopped before its end
4 passed, 8 failed
END
cat >want.units <<'END'
unit-killed: not ok status not 0
unit-named: not ok two: why
2 passed, 2 failed
END
mkdir none
rows <<'END'
1 | CANBAO_TEST_DIR=wrong CANBAO_CHECKS=none "$top/tests/run" | | @want.wrong |
1 | CANBAO_TEST_DIR=none CANBAO_CHECKS=units "$top/tests/run" | | @want.units |
0 | CANBAO_TEST_DIR=right CANBAO_CHECKS=none "$top/tests/run" -v | | 10-right: ok true¶1 passed, 0 failed |
0 | CANBAO_TEST_DIR=right CANBAO_CHECKS=units "$top/tests/run" right | | 1 passed, 0 failed |
1 | CANBAO_TEST_DIR=right CANBAO_CHECKS=units "$top/tests/run" other | | 0 passed, 0 failed |
2 | "$top/tests/run" -x | | | usage: run [-v] [PATTERN...]
END
