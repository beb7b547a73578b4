#include "base/memory.h"

#include "caught.h"
#include "check.h"

static void
check_blocks(void)
{
    size_t room = 0;
    uint64_t *grown = NULL;
    char *block = memory_new(1000, 3), *text;

    check("blocks are zeroed, grow, keep what they hold");
    for (int i = 0; i < 3000; i++)
        expect(block[i] == 0, "byte %d", i);
    block = memory_resize(block, 5, 1);
    free(block);
    for (size_t i = 0; i < 10000; i++) {
        grown = memory_grow(grown, &room, i + 1, sizeof *grown);
        expect(room > i, "room for %zu", room);
        grown[i] = i;
    }
    for (size_t i = 0; i < 10000; i++)
        expect(grown[i] == i, "item %zu", i);
    expect(memory_grow(grown, &room, room, sizeof *grown) == grown,
           "it moves though there is room");
    free(grown);
    room = 0;
    grown = memory_grow(NULL, &room, 1000, sizeof *grown);
    expect(room >= 1000, "room for %zu where 1000 are needed at once", room);
    free(grown);
    text = memory_text((struct slice){"a\0bc", 3});
    expect(memcmp(text, "a\0b", 4) == 0, "a text");
    free(text);
    text = memory_text((struct slice){NULL, 0});
    expect(text[0] == '\0', "the empty text");
    free(text);
    free(memory_new(0, 8));
    free(memory_resize(NULL, 0, 8));
}

static void
take_too_much(void *context)
{
    free(memory_new(SIZE_MAX / 2, *(size_t *)context));
}

static void
resize_too_much(void *context)
{
    free(memory_resize(NULL, SIZE_MAX / 2, *(size_t *)context));
}

static void
check_limits(void)
{
    size_t size = 8;

    check("more than there is, and more than can be counted");
    expect_number(caught(take_too_much, &size), FAILED, "new");
    expect_text(slice_of(catching.text),
                SLICE("no memory for 9223372036854775807 times 8 bytes more; free some or give "
                      "less at a time"),
                "the message");
    expect_number(caught(resize_too_much, &size), FAILED, "resize");
}

int
main(void)
{
    check_blocks();
    check_limits();
    return check_end();
}
