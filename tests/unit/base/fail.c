#include "base/fail.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>

#include "check.h"

/* ---- what ends a filter, in a process of its own ---- */

static void
by_fail(void)
{
    fail(REFUSED, "%s of %d", "text", 341022);
}

static void
by_fail_at(void)
{
    fail_at(MISUSED, "a.csv", 341022198001018825U, "wrong: %s", "341022198001018825");
}

static void
by_fail_system(void)
{
    errno = ENOENT;
    fail_system("a.csv", "cannot open");
}

static void
by_a_long_text(void)
{
    static char text[10000];

    memset(text, 'x', sizeof text - 1);
    fail(FAILED, "%s", text);
}

/* Cut in the middle of an ID, however it is spelt. */
static void
by_a_cut_id(void)
{
    static const struct slice id = {"341022 \xef\xbc\x91"
                                    "98001-018825",
                                    22};
    static char text[10000];

    memset(text, 'x', sizeof text - 1);
    memcpy(text + 4074, id.p, id.n);
    fail(FAILED, "%s", text);
}

static void
with_controls(void)
{
    say("\x1b[31m%d\t\xe2\x80\xae hello\n", 1);
    fail(FAILED, "failed");
}

static void
without_output(void)
{
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    fail_as("unit");
    expect(write(STDOUT_FILENO, "x", 1) < 0, "closed standard output takes bytes");
    expect(open("/dev/null", O_RDONLY | O_CLOEXEC) > STDERR_FILENO,
           "a standard descriptor is given to a file");
    fail(checking.failed ? DONE : REFUSED, "closed");
}

/* Runs it, its standard error in a pipe; what it says and how it ends. */
static int
run(void (*work)(void), char *said, size_t room)
{
    int end[2], status = 0;
    size_t n = 0;
    ssize_t got;
    pid_t child;

    fflush(stdout);
    if (pipe(end) != 0 || (child = fork()) < 0)
        return -1;
    if (child == 0) {
        dup2(end[1], STDERR_FILENO);
        fail_as("unit");
        work();
        _exit(99);
    }
    close(end[1]);
    while ((got = read(end[0], said + n, room - 1 - n)) > 0)
        n += (size_t)got;
    said[n] = '\0';
    close(end[0]);
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
check_ends(void)
{
    static const struct {
        void (*work)(void);
        int status;
        const char *said;
    } rows[] = {
        {by_fail, REFUSED, "unit: text of 341022\n"},
        {by_fail_at, MISUSED, "unit: a.csv:341022********8825: wrong: 341022********8825\n"},
        {by_fail_system, FAILED, "unit: a.csv: cannot open: No such file or directory\n"},
        {with_controls, FAILED, "unit: ?[31m1?? hello?\nunit: failed\n"},
        {without_output, REFUSED, "unit: closed\n"},
    };
    char said[8192];

    check("every way to end a filter: its status and what it says");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        expect_number(run(rows[i].work, said, sizeof said), rows[i].status, rows[i].said);
        expect_text(slice_of(said), slice_of(rows[i].said), "what it says");
    }
    expect_number(run(by_a_long_text, said, sizeof said), FAILED, "a long text");
    expect(strlen(said) == 4095 && said[4094] == '\n', "a long text is not cut to %zu",
           strlen(said));
    expect_number(run(by_a_cut_id, said, sizeof said), FAILED, "a long text with an ID");
    expect_text(slice_of(said + strlen(said) - 4), SLICE("xxx\n"), "its end");
    expect_number((int64_t)strlen(said), 4074 + 7, "its length");
}

int
main(void)
{
    check_ends();
    return check_end();
}
