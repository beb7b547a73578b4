/* Any bytes as a source: every record that comes out is one that the next filter takes. */
#include "fuzz.h"

#include "../unit/check.h"
#include "base/memory.h"
#include "base/text.h"
#include "bytes/utf8.h"
#include "roster/clerk.h"
#include "stream/unpacker.h"

/* A header that says everything, by kind of source. */
static const char *const header_of[] = {
    "身份证号,姓名,乡镇,村,户籍状态\n",
    "身份证号,姓名,乡镇,村,参保状态,参保身份,缴费档次,2023年缴费,2024年缴费,变更日期\n",
    "身份证号,姓名,乡镇,村,参保状态,参保日期\n",
    "统一社会信用代码,单位名称,乡镇,村,是否参保,职工人数,参保人数\n",
    "身份证1,姓名1,身份证2,姓名2,残疾证号,乡镇,村\n",
};

static const char *
header_for(enum source source)
{
    return source == SOURCE_REGISTRY     ? header_of[0]
           : source == SOURCE_RESIDENT   ? header_of[1]
           : source == SOURCE_ENTERPRISE ? header_of[3]
           : source_is_list(source)      ? header_of[4]
                                         : header_of[2];
}

struct work {
    enum source source;
    struct roster roster;
    struct output out; /* in memory alone: it is never written */
    uint64_t taken, records;
};

static struct clerk clerk;

static void
start(void)
{
    if (!clerk.policy)
        clerk_start(&clerk, policy_read(check_path("pipelines/policies/xiuning-2024")));
}

/* A line of the stream: as many fields as there are columns, UTF-8, no blank but the space, nothing
 * that nobody sees. */
static void
check_line(struct slice line, const struct entry *e)
{
    size_t tabs = 0, length = line.n;

    for (size_t i = 0; i < line.n; i++) {
        tabs += line.p[i] == '\t';
        must(text_blank(text_behind(line, i)) == 0 || line.p[i] == ' ' || line.p[i] == '\t' ||
                 line.p[i] == '\n',
             "no control, direction or invisible character is in a record");
    }
    must(tabs == COLUMNS - 1, "a record has as many fields as there are columns");
    must(memchr(line.p, '\n', line.n) == line.p + line.n - 1, "LF ends a record");
    must(utf8_valid(line), "a record is UTF-8");
    must(length <= ENTRY_TEXT + e->name.n + e->area.town.n + e->area.village.n,
         "a record fits its room");
}

static void
take_entry(struct work *w, const struct row *row, size_t n)
{
    struct entry e;
    int column;
    enum reason reason = clerk_read(&clerk, &w->roster, row, n, &e, &column);
    char *p, *end;

    w->taken++;
    must(reason < REASONS && column >= -1 && column < (int)w->roster.width, "reason and column");
    if (reason == REASON_ID_MISSING && clerk_sees_footer(&clerk, &w->roster, row, &column))
        must(column >= 0 && (size_t)column < row->cells, "a cell makes it a footer");
    if (reason)
        return;
    p = output_room(&w->out, ENTRY_TEXT + e.name.n + e.area.town.n + e.area.village.n);
    end = entry_print(p, &e, w->source);
    check_line((struct slice){p, (size_t)(end - p)}, &e);
    output_end(&w->out, end);
    w->records++;
}

static void
take_rows(void *context)
{
    struct work *w = context;
    struct row row;
    uint64_t last = 0;

    roster_open(&w->roster, "-", w->source, ENCODING_OPEN, &clerk.policy->headers, NULL, NULL);
    while (roster_next(&w->roster, &row)) {
        must(row.line > last && row.cells > 0, "rows follow one another");
        last = row.line;
        if (row.fault || !roster_fits(&w->roster, &row))
            continue;
        if (clerk_lost_character(&w->roster, &row) >= 0)
            must(row.odd, "a row with a lost character is odd");
        clerk_take_row(&clerk, &row);
        for (size_t n = 0; n < w->roster.ids; n++)
            if (n == 0 || clerk_sees_id(&clerk, &row, w->roster.id[n]))
                take_entry(w, &row, n);
    }
}

/* Reads the records as dedupe-by-id-hash does. */
static void
pack_records(void *context)
{
    const struct work *w = context;
    struct reader r;
    struct packer k;
    struct unpacker u = {.packer = &k};
    struct person p = {.other = NULL};
    uint64_t records = 0;

    reader_open(&r, NULL, 0);
    packer_start(&k, &r);
    for (; reader_next(&r); records++) {
        struct slice packed;
        char *copy;

        packer_hash(&k, &r);
        packed = packer_pack(&k, &r);
        copy = memory_new(packed.n + OUTPUT_SLACK, 1);
        memcpy(copy, packed.p, packed.n);
        unpacker_unpack(&u, (struct slice){copy, packed.n}, &p);
        must(slice_is(p.name, reader_field(&r, COLUMN_NAME)), "a name survives packing");
        must(slice_is(p.birth, reader_field(&r, COLUMN_BIRTH)), "a birth date survives packing");
        free(copy);
    }
    must(records == w->records, "no record is lost");
    packer_free(&k);
    reader_close(&r);
}

static void
read_back(struct work *w)
{
    struct feed feed;
    enum status status;

    feed_start(&feed, (struct slice){w->out.buffer, w->out.length}, FEED_WHOLE);
    status = caught(pack_records, w);
    feed_end(&feed);
    if (status != DONE)
        fprintf(stderr, "%s\n", catching.text);
    must(status == DONE, "dedupe-by-id-hash takes every record");
}

/* The choice: the source, and whether a header is put before the bytes. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice bytes = {(const char *)data, size};
    unsigned choice = take_choice(&bytes);
    static struct work w;
    const char *header;
    struct feed feed;
    char *text;
    size_t n = 0;

    start();
    w = (struct work){.source = (enum source)(choice % SOURCES)};
    if (is_packed(bytes))
        return 0;
    header = choice < 128 ? header_for(w.source) : "";
    text = memory_new(strlen(header) + bytes.n + 1, 1);
    n = (size_t)(stpcpy(text, header) - text);
    if (bytes.n > 0)
        memcpy(text + n, bytes.p, bytes.n);
    w.out = (struct output){.fd = -1,
                            .name = "memory",
                            .room = 4 * (n + bytes.n) * (COLUMNS + 1) + 65536};
    w.out.buffer = memory_new(w.out.room, 1);
    for (int i = 0; i < COLUMNS; i++) {
        output_text(&w.out, column_name[i]);
        output_text(&w.out, i + 1 < COLUMNS ? "\t" : "\n");
    }
    feed_start(&feed, (struct slice){text, n + bytes.n}, FEED_WHOLE);
    if (caught(take_rows, &w) == DONE)
        roster_close(&w.roster);
    else if (w.roster.rows)
        rows_close(w.roster.rows);
    feed_end(&feed);
    read_back(&w);
    free(w.out.buffer);
    free(text);
    return 0;
}
