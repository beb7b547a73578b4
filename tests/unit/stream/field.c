#include "stream/field.h"

#include "caught.h"
#include "check.h"
#include "feed.h"

static struct reader reader;
static int64_t value;
static struct memo memo;

static void
as_person(void *context)
{
    (void)context;
    value = field_is_person(&reader, 1);
}

static void
as_standing(void *context)
{
    (void)context;
    value = field_standing(&reader, 1);
}

static void
as_amount(void *context)
{
    (void)context;
    value = field_amount(&reader, 1);
}

static void
as_whole(void *context)
{
    (void)context;
    value = field_whole(&reader, 1);
}

static void
as_count(void *context)
{
    (void)context;
    value = field_count(&reader, 1);
}

static void
as_date(void *context)
{
    (void)context;
    value = field_date(&reader, 1);
}

static void
as_tags(void *context)
{
    (void)context;
    value = field_tags(&reader, 1, &memo);
}

static const struct {
    void (*as)(void *);
    const char *text;
    int64_t value;
    const char *message;
} fields_rows[] = {
    {as_person, "person", 1, ""},
    {as_person, "enterprise", 0, ""},
    {as_person, "", 0, "must be person or enterprise"},
    {as_person, "persons", 0, "must be person or enterprise"},
    {as_standing, "", STANDING_NONE, ""},
    {as_standing, "active", STANDING_ACTIVE, ""},
    {as_standing, "Active", 0, "must be empty, active, paused, ended or receiving"},
    {as_amount, "", AMOUNT_NONE, ""},
    {as_amount, "500.5", 50050, ""},
    {as_amount, "500.555", 0, "must be yuan such as 500 or 500.5"},
    {as_whole, "", AMOUNT_NONE, ""},
    {as_whole, "12", 12, ""},
    {as_whole, "1.0", 0, "must be a whole number"},
    {as_count, "0", 0, ""},
    {as_count, "999999999999999999", 999999999999999999, ""},
    {as_count, "", 0, "must be a whole number of at most 18 digits"},
    {as_count, "1000000000000000000", 0, "must be a whole number of at most 18 digits"},
    {as_count, "1x", 0, "must be a whole number"},
    {as_date, "", 0, ""},
    {as_date, "2024-02-29", 20240229, ""},
    {as_date, "2023-02-29", 0, "must be a day such as 2024-02-29"},
    {as_tags, "", 0, ""},
    {as_tags, "cadre,unknown,proxy", TAG_BIT(TAG_CADRE) | TAG_BIT(TAG_PROXY), ""},
};

static void
check_fields(void)
{
    check("fields as values, or refused with file, line and column");
    for (size_t i = 0; i < sizeof fields_rows / sizeof fields_rows[0]; i++) {
        struct feed feed;
        char text[128], message[256] = "";

        snprintf(text, sizeof text, "a\tb\n1\t%s\n", fields_rows[i].text);
        if (fields_rows[i].message[0])
            snprintf(message, sizeof message, "-:2: b: %s", fields_rows[i].message);
        feed_start(&feed, slice_of(text), FEED_WHOLE);
        reader_open(&reader, NULL, 0);
        reader_next(&reader);
        expect_number(caught(fields_rows[i].as, NULL), fields_rows[i].message[0] ? REFUSED : DONE,
                      fields_rows[i].text);
        expect_text(slice_of(catching.text), slice_of(message), fields_rows[i].text);
        if (!fields_rows[i].message[0])
            expect_number(value, fields_rows[i].value, fields_rows[i].text);
        reader_close(&reader);
        feed_end(&feed);
    }
}

int
main(void)
{
    check_fields();
    return check_end();
}
