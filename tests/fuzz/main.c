/* main [FILE]...: runs each file, or else the target's own corpus, through a fuzz target. This is
 * how a build without libFuzzer or AFL tests that what they once found stays mended. */
#include <dirent.h>

#include "../unit/check.h"

enum { MOST = 1 << 24 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* In the program's name, fuzz_NAME, NAME. */
static const char *
target_name(void)
{
    static char self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    const char *name = n > 0 ? strrchr(self, '_') : NULL;

    return name ? name + 1 : "";
}

static void
run_file(const char *path)
{
    static char bytes[MOST];
    FILE *file = fopen(path, "r");
    size_t n = file ? fread(bytes, 1, sizeof bytes, file) : 0;
    char *exact = malloc(n ? n : 1); /* so that a sanitizer sees what is read beyond the end */

    check(strrchr(path, '/') ? strrchr(path, '/') + 1 : path);
    expect(file != NULL && exact != NULL, "it cannot be read");
    if (file && exact) {
        memcpy(exact, bytes, n);
        LLVMFuzzerTestOneInput((const uint8_t *)exact, n);
        fclose(file);
    }
    free(exact);
}

static int
is_file(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void
run_corpus(void)
{
    static char path[PATH_MAX];
    struct dirent **entry;
    char below[128];
    const char *corpus;
    int count;

    snprintf(below, sizeof below, "tests/fuzz/corpus/%s", target_name());
    corpus = check_path(below);
    count = scandir(corpus, &entry, is_file, alphasort);
    check("the corpus");
    expect(count > 0, "%s is empty", below);
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", check_path(below), entry[i]->d_name);
        run_file(path);
        free(entry[i]);
    }
    if (count >= 0)
        free(entry);
}

int
main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        run_file(argv[i]);
    if (argc < 2)
        run_corpus();
    return check_end();
}
