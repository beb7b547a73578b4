#include "values/citizen_id.h"

#include "check.h"
#include "values/date.h"

enum { LATEST = 20241231, BODY = ID_LENGTH - 1 };

static enum reason
read_id(const char *text, bool list, struct citizen_id *id)
{
    static char scratch[256];

    memset(id, 0, sizeof *id);
    return citizen_id_read(slice_of(text), list, LATEST, scratch, id);
}

static void
expect_reason(enum reason got, enum reason wanted, const char *text)
{
    expect(got == wanted, "%s: %s, not %s", text, reason_name(got), reason_name(wanted));
}

/* The test numbers that other programs publish, and what becomes of them here. */
static const struct {
    const char *text;
    enum reason reason;
    const char *id; /* NULL: as written */
} published_rows[] = {
    {"371001198010082394", REASON_NONE, NULL},
    {"345955198706122245", REASON_ID_CHECKSUM, NULL},
    {"431389760616601", REASON_NONE, "431389197606166012"},
    {"440308199901101512", REASON_NONE, NULL},
    {"440308199901101513", REASON_ID_CHECKSUM, NULL},
    {"44030819990110", REASON_ID_LENGTH, NULL},
    {"111111199901101512", REASON_ID_CHECKSUM, NULL},
    {"440308199902301512", REASON_ID_BIRTH, NULL},
    {"610104620932690", REASON_ID_BIRTH, NULL},
    {"610104620927690", REASON_NONE, "610104196209276908"},
    {"11010119900307867X", REASON_ID_CHECKSUM, NULL},
    {"110101199003078670", REASON_NONE, NULL},
    {"500154199301135886", REASON_NONE, NULL},
    {"500154199804106120", REASON_NONE, NULL},
    {"500154199302305886", REASON_ID_BIRTH, NULL},
    {"TES12345678901", REASON_ID_CHARS, NULL},
    {"411082198901010002", REASON_NONE, NULL},
    {"44040119580101000X", REASON_NONE, NULL},
    {"140120197901010008", REASON_NONE, NULL},
    {"441282198101011230", REASON_NONE, NULL},
    {"362324198001010014", REASON_NONE, NULL},
    {"362324198101010011", REASON_NONE, NULL},
    {"362324198201010019", REASON_NONE, NULL},
    {"810000199408230021", REASON_NONE, NULL},
    {"81000019980902013X", REASON_NONE, NULL},
    {"820000200009100032", REASON_NONE, NULL},
    {"830000199201300022", REASON_NONE, NULL},
    {"830000200209060065", REASON_NONE, NULL},
    {"932682198501010017", REASON_NONE, NULL},
    {"33010219200403064X", REASON_NONE, NULL},
    {"33010219200403064x", REASON_NONE, "33010219200403064X"},
    {"330102200403064", REASON_NONE, "33010219200403064X"},
    {"150102880730303", REASON_NONE, "150102198807303035"},
    {"3301022011022000D6", REASON_ID_CHARS, NULL},
    {"360426199101010071", REASON_NONE, NULL},
    {"44011320141005001x", REASON_NONE, "44011320141005001X"},
    {"360426199113010079", REASON_ID_BIRTH, NULL},
    {"36042619910102009X", REASON_ID_CHECKSUM, NULL},
    {"990426199112010074", REASON_ID_REGION, NULL},
    {"T60426199101010078", REASON_ID_CHARS, NULL},
    {"111111111111111", REASON_NONE, "111111191111111113"},
};

static void
check_published(void)
{
    struct citizen_id id;

    check("citizen IDs of published test suites");
    for (size_t i = 0; i < sizeof published_rows / sizeof published_rows[0]; i++) {
        const char *wanted = published_rows[i].id ? published_rows[i].id : published_rows[i].text;

        expect_reason(read_id(published_rows[i].text, false, &id), published_rows[i].reason,
                      published_rows[i].text);
        if (!published_rows[i].reason)
            expect_text((struct slice){id.text, ID_LENGTH}, slice_of(wanted),
                        published_rows[i].text);
    }
}

static const struct {
    const char *text;
    enum reason roster, list;
} writing[] = {
    {"", REASON_ID_MISSING, REASON_ID_MISSING},
    {"'", REASON_ID_MISSING, REASON_ID_MISSING},
    {"- -", REASON_ID_MISSING, REASON_ID_MISSING},
    {"''371001198010082394", REASON_NONE, REASON_NONE},
    {"371001 19801008 2394", REASON_NONE, REASON_NONE},
    {"371001-19801008-2394", REASON_NONE, REASON_NONE},
    {"３７１００１１９８０１００８２３９４", REASON_NONE, REASON_NONE},
    {"440401 19580101 000ｘ", REASON_NONE, REASON_NONE},
    {"＇371001198010082394", REASON_NONE, REASON_NONE},
    {"371001－198010082394", REASON_NONE, REASON_NONE},
    {"371001198010082394'", REASON_NONE, REASON_NONE},
    {"=\"44040119580101000×\"", REASON_NONE, REASON_NONE},
    {"37100119801008239×", REASON_ID_CHECKSUM, REASON_ID_CHECKSUM},
    {"341022198001010512*", REASON_ID_CHARS, REASON_ID_CHARS},
    {"371001198010082394;371001198010082394", REASON_ID_CHARS, REASON_ID_CHARS},
    {"371001198010082394 371001198010082394", REASON_ID_LENGTH, REASON_ID_LENGTH},
    {"3.71001E+17", REASON_ID_MANGLED, REASON_ID_MANGLED},
    {"3.71001e+17", REASON_ID_MANGLED, REASON_ID_MANGLED},
    {"3E17", REASON_ID_MANGLED, REASON_ID_MANGLED},
    {"3.71001E", REASON_ID_CHARS, REASON_ID_CHARS},
    {"371001198010082.0", REASON_ID_MANGLED, REASON_ID_MANGLED},
    {"371001198010082394.000", REASON_ID_MANGLED, REASON_ID_MANGLED},
    {"371001198010082394.5", REASON_ID_CHARS, REASON_ID_CHARS},
    {"37100119801008.0", REASON_ID_CHARS, REASON_ID_CHARS},
    {"371001198010082394.", REASON_ID_CHARS, REASON_ID_CHARS},
    {"37100119801008239401", REASON_ID_LENGTH, REASON_NONE},
    {"44040119580101000X42", REASON_ID_CHARS, REASON_NONE},
    {"44040119580101000X4", REASON_ID_CHARS, REASON_ID_CHARS},
    {"44040119580101000X421", REASON_ID_CHARS, REASON_ID_CHARS},
    {"440401195801010X42", REASON_ID_CHARS, REASON_ID_CHECKSUM},
    {"37100119801008239", REASON_ID_LENGTH, REASON_ID_LENGTH},
    {"3710011980100823941", REASON_ID_LENGTH, REASON_ID_LENGTH},
    {"37100180100823X", REASON_ID_LENGTH, REASON_ID_LENGTH},
    {"X", REASON_ID_CHARS, REASON_ID_CHARS},
    {"X42", REASON_ID_CHARS, REASON_ID_CHARS},
    {"3710011980100823X4", REASON_ID_CHARS, REASON_ID_CHARS},
    {"37100119801008239Х", REASON_ID_CHECKSUM, REASON_ID_CHECKSUM},
    {"44040119580101000×42", REASON_ID_CHARS, REASON_ID_CHARS},
    {"\"", REASON_ID_MISSING, REASON_ID_MISSING},
    {"160000199901101510", REASON_ID_REGION, REASON_ID_REGION},
    {"900000199901101510", REASON_ID_REGION, REASON_ID_REGION},
    {"371001187912312394", REASON_ID_BIRTH, REASON_ID_BIRTH},
    {"371001202501012394", REASON_ID_BIRTH, REASON_ID_BIRTH},
};

static void
check_writing(void)
{
    struct citizen_id id;

    check("ways to write an ID, in rosters and in lists");
    for (size_t i = 0; i < sizeof writing / sizeof writing[0]; i++) {
        expect_reason(read_id(writing[i].text, false, &id), writing[i].roster, writing[i].text);
        expect_reason(read_id(writing[i].text, true, &id), writing[i].list, writing[i].text);
    }
}

/* What stands around an ID, between its characters, and in its last place:
 * cleaned, and what is read of it. */
static const struct {
    const char *text, *cleaned;
} cleaning[] = {
    {"=\"371001198010082394\"", "371001198010082394"},
    {"＝＂371001198010082394＂", "371001198010082394"},
    {"=\"\"", ""},
    {"=\"", "="},
    {"= \"3710-01198010082394\"", "371001198010082394"},
    {"=371001198010082394", "=371001198010082394"},
    {"\"371001198010082394\"", "371001198010082394"},
    {"“371001198010082394”", "371001198010082394"},
    {"”371001198010082394“", "371001198010082394"},
    {"‘’`'371001198010082394'`‘’", "371001198010082394"},
    {"#([【<《371001198010082394)]】>》", "371001198010082394"},
    {"＃（［＜371001198010082394）］＞", "371001198010082394"},
    {"371001198010082394,，、;；。", "371001198010082394"},
    {",371001198010082394", ",371001198010082394"},
    {")371001198010082394(", ")371001198010082394("},
    {"371001198010082394.", "371001198010082394."},
    {"371001198010082394*", "371001198010082394*"},
    {"371001-19801008-2394", "371001198010082394"},
    {"371001‐19801008‑2394", "371001198010082394"},
    {"371001‒1980–1008—23―94", "371001198010082394"},
    {"371001−1980﹘1008﹣23－94", "371001198010082394"},
    {"371001~198010082394", "371001~198010082394"},
    {"3710 0119 8010 0823 94", "371001198010082394"},
    {"44040119580101000x", "44040119580101000X"},
    {"44040119580101000ｘ", "44040119580101000X"},
    {"44040119580101000×", "44040119580101000X"},
    {"44040119580101000Х", "44040119580101000X"},
    {"44040119580101000х", "44040119580101000X"},
    {"44040119580101000Χ", "44040119580101000X"},
    {"44040119580101000χ", "44040119580101000X"},
    {"44040119580101000Ⅹ", "44040119580101000X"},
    {"44040119580101000ⅹ", "44040119580101000X"},
    {"44040119580101000✕", "44040119580101000X"},
    {"44040119580101000✖", "44040119580101000X"},
    {"44040119580101000╳", "44040119580101000X"},
    {"'44040119580101000×'", "44040119580101000X"},
    {"4404011958010100×", "4404011958010100×"},
    {"440401195801010000×", "440401195801010000×"},
    {"4404011958010100×0", "4404011958010100×0"},
    {"44040119580101000╋", "44040119580101000╋"},
    {"371001198010082394;371001198010082394", "371001198010082394;371001198010082394"},
    {"'", ""},
    {" - ", ""},
    {"", ""},
};

static void
check_cleaning(void)
{
    char to[128];

    check("what is cleaned away, and what is not");
    for (size_t i = 0; i < sizeof cleaning / sizeof cleaning[0]; i++)
        expect_text(id_clean(slice_of(cleaning[i].text), to), slice_of(cleaning[i].cleaned),
                    cleaning[i].text);
}

/* GB 11643-1999 as it is written down. */
static char
check_character(const char *body)
{
    static const int weight[BODY] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;

    for (int i = 0; i < BODY; i++)
        sum += (body[i] - '0') * weight[i];
    return "10X98765432"[sum % 11];
}

/* A body of a region that is known and a day that was. */
static void
make_body(char *text, unsigned first_year, unsigned years)
{
    unsigned year = first_year + (unsigned)random_below(years),
             month = 1 + (unsigned)random_below(12);

    snprintf(text, 32, "34%04u%04u%02u%02u%03u", (unsigned)random_below(10000), year, month,
             1 + (unsigned)random_below(28), (unsigned)random_below(1000));
}

static void
check_checksums(void)
{
    char text[32];
    struct citizen_id id;

    check("the check character against the plain sum, every other refused");
    for (int i = 0; i < 30000; i++) {
        make_body(text, 1880, 144);
        for (const char *c = "0123456789X"; *c; c++) {
            bool right = *c == check_character(text);

            text[BODY] = *c;
            text[ID_LENGTH] = '\0';
            expect_reason(read_id(text, false, &id), right ? REASON_NONE : REASON_ID_CHECKSUM,
                          text);
            if (!right)
                continue;
            expect(id.female == ((text[16] - '0') % 2 == 0), "%s: sex", text);
            expect(id.rounded == (strcmp(text + 15, "000") == 0), "%s: rounded", text);
            expect(id.full == (*c != 'X'), "%s: full", text);
            expect_number(id.birth,
                          strtol((char[]){text[6], text[7], text[8], text[9], text[10], text[11],
                                          text[12], text[13], '\0'},
                                 NULL, 10),
                          text);
        }
    }
}

static void
check_old(void)
{
    char text[32], old[16] = "";
    struct citizen_id id;

    check("15 digits become 18");
    for (int i = 0; i < 100000; i++) {
        make_body(text, 1900, 100);
        memcpy(old, text, 6);
        memcpy(old + 6, text + 8, 9);
        text[BODY] = check_character(text);
        expect_reason(read_id(old, i % 2 == 0, &id), REASON_NONE, old);
        expect_text((struct slice){id.text, ID_LENGTH}, (struct slice){text, ID_LENGTH}, old);
        expect(!id.full, "%s: full", old);
    }
}

static void
check_regions(void)
{
    static const char *const known =
        " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 "
        "53 54 61 62 63 64 65 71 81 82 83 ";
    char text[32], region[8];
    struct citizen_id id;

    check("every region, also behind a 9");
    for (int i = 0; i < 1000; i++) {
        snprintf(text, sizeof text, "%03d00019800101001", i);
        text[BODY] = check_character(text);
        text[ID_LENGTH] = '\0';
        snprintf(region, sizeof region, " %.2s ", text + (text[0] == '9'));
        expect_reason(read_id(text, false, &id),
                      strstr(known, region) ? REASON_NONE : REASON_ID_REGION, text);
    }
}

static void
check_births(void)
{
    char text[32];
    struct citizen_id id;

    check("a day of birth is a day, not before 1880, not after the last");
    for (unsigned n = 18780000; n < 20260000; n++) {
        unsigned day;

        if (n % 10000 == 1400)
            n += 8600;
        day = date_of(n / 10000, n / 100 % 100, n % 100);
        snprintf(text, sizeof text, "340000%08u001", n);
        text[BODY] = check_character(text);
        text[ID_LENGTH] = '\0';
        expect_reason(read_id(text, false, &id),
                      day >= 18800101 && day <= LATEST ? REASON_NONE : REASON_ID_BIRTH, text);
    }
}

/* Whatever comes, an ID that is accepted is one. */
static void
check_any(void)
{
    static const char alphabet[] = "00112233445566778899Xx.E+-' \xef\xbc\x91";
    char text[64], seed[32];
    struct citizen_id id;

    check("what is accepted is 17 digits and their check character");
    for (int i = 0; i < 300000; i++) {
        size_t n = 0;

        make_body(seed, 1900, 100);
        seed[BODY] = check_character(seed);
        for (size_t k = 0; k < ID_LENGTH; k++) {
            if (random_below(12) == 0)
                text[n++] = alphabet[random_below(sizeof alphabet - 1)];
            if (random_below(24) > 0)
                text[n++] = seed[k];
        }
        text[n] = '\0';
        if (read_id(text, i % 2 == 0, &id) != REASON_NONE)
            continue;
        expect(strspn(id.text, "0123456789") >= BODY && id.text[BODY] == check_character(id.text),
               "%s: %.18s", text, id.text);
        expect(date_of(id.birth / 10000, id.birth / 100 % 100, id.birth % 100) == id.birth,
               "%s: birth", text);
    }
}

static void
check_mask(void)
{
    static const struct {
        const char *id, *masked;
    } rows[] = {
        {"341022198001018825", "341022********8825"},
        {"34102280010188", "341022****0188"},
        {"3410220188", "3410220188"},
        {"341022018", ""},
        {"", ""},
    };
    char to[32];

    check("id_mask");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_text((struct slice){to, (size_t)(id_mask(to, slice_of(rows[i].id)) - to)},
                    slice_of(rows[i].masked), rows[i].id);
}

int
main(void)
{
    check_published();
    check_writing();
    check_cleaning();
    check_checksums();
    check_old();
    check_regions();
    check_births();
    check_any();
    check_mask();
    return check_end();
}
