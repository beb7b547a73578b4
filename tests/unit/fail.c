#include "fail.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>

#include "check.h"

static void
check_mask(void)
{
    static const struct {
        const char *text, *masked;
    } rows[] = {
        {"", ""},
        {"12345678901234", "12345678901234"},
        {"123456789012345", "123456*****2345"},
        {"341022198001018825", "341022********8825"},
        {"34102219800101882X", "341022*******1882X"},
        {"a 341022198001018825, 341022198001018826.", "a 341022********8825, 341022********8826."},
        {"file341022198001018825.csv:12: x", "file341022********8825.csv:12: x"},
        {"1234567 12345678", "1234567 12345678"},
        {"3410221980010188253410221980010188", "341022************************0188"},
        {"身份证341022198001018825号", "身份证341022********8825号"},
    };

    check("runs of 15 and more digits are masked");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[128];

        strcpy(text, rows[i].text);
        fail_mask(text);
        expect_text(slice_of(text), slice_of(rows[i].masked), rows[i].text);
    }
}

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

static void
say_goodbye(void)
{
    say("goodbye");
}

static void
with_cleanup(void)
{
    fail_cleanup(say_goodbye);
    say("%d hello", 1);
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
        {with_cleanup, FAILED, "unit: 1 hello\nunit: failed\nunit: goodbye\n"},
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
}

int
main(void)
{
    check_mask();
    check_ends();
    return check_end();
}
