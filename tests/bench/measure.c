/* measure: runs a pipeline and says what it took.
 *
 *   measure [-b SECONDS] [-i INPUT] [-n RUNS] [-o OUTPUT] [-t SECONDS]
 *           COMMAND [ARGUMENT...] ['|' COMMAND [ARGUMENT...]]...
 *
 * One line comes out: wall and processor time in seconds, the sum of the processes' peak memory in KiB,
 * each the median of the RUNS (default 1), or of those that were done when all had taken longer than
 * -b SECONDS. Input and output are /dev/null where they are not named. A pipeline
 * that takes longer than -t SECONDS is ended, and the line is "timeout"; one of which a process
 * fails ends measure with its status. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_RUNS = 99, MOST_STAGES = 32, SYSTEM_FAILED = 3, CALLED_WRONGLY = 2 };

struct taken {
    double wall, cpu;
    double peak; /* KiB */
};

static const char *input = "/dev/null", *output = "/dev/null";
static unsigned limit, budget; /* seconds; 0: none */
static pid_t running[MOST_STAGES];
static volatile sig_atomic_t late;

_Noreturn static void
fail_with(int status, const char *what)
{
    fprintf(stderr, "measure: %s: %s\n", what,
            errno ? strerror(errno) : "see the comment at its head");
    exit(status);
}

static void
end_all(int signal)
{
    (void)signal;
    late = 1;
    for (int i = 0; i < MOST_STAGES; i++)
        if (running[i] > 0)
            kill(running[i], SIGKILL);
}

static double
seconds_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int
open_end(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC, 0600);

    if (fd < 0)
        fail_with(SYSTEM_FAILED, path);
    return fd;
}

static pid_t
start(char **command, int from, int to)
{
    pid_t pid = fork();

    if (pid < 0)
        fail_with(SYSTEM_FAILED, "fork");
    if (pid > 0)
        return pid;
    if (dup2(from, STDIN_FILENO) < 0 || dup2(to, STDOUT_FILENO) < 0)
        fail_with(SYSTEM_FAILED, "dup2");
    execvp(command[0], command);
    fail_with(SYSTEM_FAILED, command[0]);
}

/* Starts the commands, which NULLs part, and returns how many they are. */
static int
start_all(char **command, char **end)
{
    int count = 0, from = open_end(input, O_RDONLY);

    while (command < end && count < MOST_STAGES) {
        char **next = command;
        int ends[2] = {-1, -1}, to;

        while (*next)
            next++;
        if (next + 1 >= end)
            to = open_end(output, O_WRONLY | O_CREAT | O_TRUNC);
        else if (pipe2(ends, O_CLOEXEC) < 0)
            fail_with(SYSTEM_FAILED, "pipe");
        else
            to = ends[1];
        running[count++] = start(command, from, to);
        close(from);
        close(to);
        from = ends[0];
        command = next + 1;
    }
    return count;
}

static struct taken
run(char **command, char **end)
{
    struct taken t = {-seconds_now(), 0, 0};
    int count = start_all(command, end), failed = 0;

    alarm(limit);
    for (int i = 0; i < count; i++) {
        struct rusage use;
        int status;

        while (wait4(running[i], &status, 0, &use) < 0)
            if (errno != EINTR)
                fail_with(SYSTEM_FAILED, "wait");
        running[i] = 0;
        t.cpu += (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
                 (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
        t.peak += (double)use.ru_maxrss;
        if (status != 0 && !failed)
            failed = WIFEXITED(status) ? WEXITSTATUS(status) : SYSTEM_FAILED;
    }
    alarm(0);
    t.wall += seconds_now();
    if (failed && !late)
        exit(failed);
    return t;
}

static int
by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static double
median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, by_size);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static int
measure(char **command, char **end, int runs)
{
    double wall[MOST_RUNS], cpu[MOST_RUNS], peak[MOST_RUNS], total = 0;
    int done = 0;

    for (; done < runs && (!budget || total <= budget); done++) {
        struct taken t = run(command, end);

        if (late) {
            puts("timeout");
            return 0;
        }
        wall[done] = t.wall;
        cpu[done] = t.cpu;
        peak[done] = t.peak;
        total += t.wall;
    }
    printf("%.3f %.3f %.0f\n", median(wall, done), median(cpu, done), median(peak, done));
    return 0;
}

static unsigned
number_from(const char *text)
{
    return (unsigned)strtoul(text, NULL, 10);
}

/* Reads the options and returns how many runs are asked for. */
static int
read_options(int argc, char **argv)
{
    int option, runs = 1;

    while ((option = getopt(argc, argv, "+b:i:n:o:t:")) != -1)
        switch (option) {
        case 'b':
            budget = number_from(optarg);
            break;
        case 'i':
            input = optarg;
            break;
        case 'n':
            runs = (int)number_from(optarg);
            break;
        case 'o':
            output = optarg;
            break;
        case 't':
            limit = number_from(optarg);
            break;
        default:
            exit(CALLED_WRONGLY);
        }
    errno = 0;
    if (runs < 1 || runs > MOST_RUNS || optind == argc)
        fail_with(CALLED_WRONGLY, "called wrongly");
    return runs;
}

int
main(int argc, char **argv)
{
    int runs = read_options(argc, argv);

    for (int i = optind; i < argc; i++)
        if (strcmp(argv[i], "|") == 0)
            argv[i] = NULL;
    sigaction(SIGALRM, &(struct sigaction){.sa_handler = end_all}, NULL);
    return measure(argv + optind, argv + argc, runs);
}
