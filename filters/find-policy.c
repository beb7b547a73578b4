/* find-policy: a policy by its name, all its tables checked, and where they are. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fail.h"
#include "policy/policy.h"

static const char usage[] =
    "usage: find-policy [POLICY]\n"
    "       find-policy --help | --version\n"
    "Checks all tables of a policy and prints the directory they are in. POLICY is a\n"
    "directory or the name of a shipped policy; else it is $CANBAO_POLICY, else\n"
    "xiuning-2024.\n";

static void
answer(const char *text, const char *end)
{
    if (fputs(text, stdout) == EOF || fputs(end, stdout) == EOF || fflush(stdout) ||
        close(STDOUT_FILENO))
        fail_system("standard output", "cannot write");
}

int
main(int argc, char **argv)
{
    fail_as("find-policy");
    if (argc == 2 && strcmp(argv[1], "--help") == 0)
        answer(usage, "");
    else if (argc == 2 && strcmp(argv[1], "--version") == 0)
        answer("find-policy (canbao) " CANBAO_VERSION, "\n");
    else if (argc > 2 || (argc == 2 && argv[1][0] == '-'))
        fail(MISUSED, "needs one policy or none; see find-policy --help");
    else
        answer(policy_read(argc == 2 ? argv[1] : NULL)->dir, "\n");
    return DONE;
}
