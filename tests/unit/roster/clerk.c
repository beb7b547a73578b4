/* clerk, entry and roster: rows of a source become records or reasons. */
#include "roster/clerk.h"

#include "base/memory.h"
#include "caught.h"
#include "check.h"
#include "feed.h"

enum { ROOM = 8192 };

static struct clerk clerk;

/* Reads a source from standard input and writes down what becomes of each id. */
struct work {
    enum source source;
    struct roster roster;
    char text[ROOM];
    char *end;
};

static void
take_entry(struct work *w, const struct row *row, size_t n)
{
    struct entry e;
    int column;
    enum reason reason = clerk_read(&clerk, &w->roster, row, n, &e, &column);

    if (reason == REASON_ID_MISSING && clerk_sees_footer(&clerk, &w->roster, row, &column))
        reason = REASON_FOOTER;
    if (reason)
        w->end += sprintf(w->end, "%s of %d\n", reason_name(reason), column);
    else
        w->end = entry_print(w->end, &e, w->source);
}

static void
take_rows(void *context)
{
    struct work *w = context;
    struct row row;

    roster_open(&w->roster, "-", w->source, ENCODING_OPEN, &clerk.policy->headers, NULL, NULL);
    while (roster_next(&w->roster, &row)) {
        if (row.fault || !roster_fits(&w->roster, &row)) {
            w->end += sprintf(w->end, "line %d\n", (int)row.line);
            continue;
        }
        if (clerk_lost_character(&w->roster, &row) >= 0) {
            w->end += sprintf(w->end, "lost in %d\n", clerk_lost_character(&w->roster, &row));
            continue;
        }
        clerk_take_row(&clerk, &row);
        for (size_t n = 0; n < w->roster.ids; n++)
            if (n == 0 || clerk_sees_id(&clerk, &row, w->roster.id[n]))
                take_entry(w, &row, n);
    }
}

static void
expect_records(enum source source, struct slice csv, const char *wanted)
{
    for (size_t piece = 0; piece < 24; piece += 1 + piece) {
        static struct work w;
        struct feed feed;

        w = (struct work){.source = source};
        w.end = w.text;
        feed_start(&feed, csv, piece);
        if (caught(take_rows, &w) == DONE) {
            *w.end = '\0';
            roster_close(&w.roster);
        } else {
            strcpy(w.text, catching.text);
            rows_close(w.roster.rows);
        }
        feed_end(&feed);
        expect_text(slice_of(w.text), slice_of(wanted), source_name[source]);
    }
}

#define M         "371001198010082394"
#define F         "500154199804106120"
#define OF_M      M "\tperson\t"
#define OF_F      F "\tperson\t"
#define BORN_M    "\tM\t1980-10-08\t"
#define BORN_F    "\tF\t1998-04-10\t"
#define NO_SCHEME "\t\t\t\t\t\t\t\t\t\t\t1\n"

static const struct {
    enum source source;
    const char *csv, *records;
} sources[] = {
    {SOURCE_REGISTRY, "身份证号,姓名,乡镇,村,户籍状态\n" M ",张 三,海阳镇,横江,正常\n",
     OF_M "张三" BORN_M "海阳镇\t横江社区\tregistry" NO_SCHEME},
    {SOURCE_REGISTRY, "姓名,身份证号\n张三," M "\n", OF_M "张三" BORN_M "\t\tregistry" NO_SCHEME},
    {SOURCE_REGISTRY, "身份证号,姓名,户籍状态\n" M ",张三,?\n", "status of 2\n"},
    {SOURCE_RESIDENT,
     "身份证号,姓名,乡镇,村,参保状态,参保身份,缴费档次,2023年缴费,2024年缴费,变更日期\n" F
     ",李四,海阳镇,某村,正常缴费,代缴,500元,\"1,200.50\",200,2024/1/5\n",
     OF_F "李四" BORN_F "海阳镇\t某村\tarea_unknown,was_proxy\tactive\t\t\t500\t1200."
          "5\t200\t2024-01-05\t\t\t\t1\n"},
    {SOURCE_RESIDENT,
     "身份证号,姓名,参保状态,缴费档次,2023年缴费,2024年缴费,变更日期\n" F ",李四,停保,x,x,x,x\n" F
     ",李四,停保,,x,x,x\n" F ",李四,停保,,,x,x\n" F ",李四,停保,,,,x\n" F ",李四,停保,,,,\n",
     "grade of 3\namount of 4\namount of 5\ndate of 6\n" OF_F "李四" BORN_F
     "\t\t\tpaused\t\t\t\t\t\t\t\t\t\t1\n"},
    {SOURCE_RESIDENT, "身份证号,姓名\n" F ",李四\n", "status of -1\n"},
    {SOURCE_EMPLOYEE, "身份证号,姓名,人员状态\n" F ",李四,在职\n",
     OF_F "李四" BORN_F "\t\t\t\tactive\t\t\t\t\t\t\t\t\t1\n"},
    {SOURCE_FLEXIBLE, "身份证号,姓名,参保状态,参保日期\n" F ",李四,中断,45356\n" F ",李四,1,9\n",
     OF_F "李四" BORN_F "\t\t\t\t\tpaused\t\t\t\t\t2024-03-05\t\t\t1\ndate of 3\n"},
    {SOURCE_ENTERPRISE,
     "统一社会信用代码,单位名称,是否参保,职工人数,参保人数\n91110000600037341L,某公司,是,12,5\n"
     "91110000600037341N,某公司,否,,\n91110000600037341L,某公司,否,1.5,\n",
     "91110000600037341L\tenterprise\t某公司\t\t\t\t\t\t\tactive\t\t\t\t\t\t\t12\t5\t1\n"
     "91110000600037341N\tenterprise\t某公司\t\t\t\t\tsuspect_"
     "id\t\tended\t\t\t\t\t\t\t\t\t1\namount of 3\n"},
    {SOURCE_PROXY,
     "身份证1,姓名1,身份证2,姓名2\n" M ",张三," F ",李四\n,"
     "," F ",李四\n" M ",张三,'-,\nx,张三," F ",李四\n",
     OF_M "张三" BORN_M "\t\tproxy" NO_SCHEME OF_F "李四" BORN_F "\t\tproxy" NO_SCHEME
          "id_missing of 0\n" OF_F "李四" BORN_F "\t\tproxy" NO_SCHEME OF_M "张三" BORN_M
          "\t\tproxy" NO_SCHEME "id_chars of 0\n" OF_F "李四" BORN_F "\t\tproxy" NO_SCHEME},
    {SOURCE_PROXY, "残疾证号,姓名\n" M "42,张三\n", OF_M "张三" BORN_M "\t\tproxy" NO_SCHEME},
    {SOURCE_REGISTRY, "身份证号,姓名\n" M "42,张三\n", "id_length of 0\n"},
};

static void
check_sources(void)
{
    check("rows of every kind of source");
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++)
        expect_records(sources[i].source, slice_of(sources[i].csv), sources[i].records);
}

static void
check_tidying(void)
{
    static const char *const rows[] = {
        "身份证号,姓名,乡镇,村\n" M ",张三,海阳镇,横江\n",
        "\xef\xbb\xbf身份证号 , 姓名,乡镇,村\r\n\xc2\xa0" M
        "\t,\" 张三 \",\xe3\x80\x80海阳镇 ,\"\n横江\"\r\n",
        "ＩＤ,身 份 证 号,姓\xe3\x80\x80名,乡镇,村\nx,'" M ",张三,海阳镇,横江社区居委会\n",
    };

    check("cells are tidied wherever they stand");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_records(SOURCE_REGISTRY, slice_of(rows[i]),
                       OF_M "张三" BORN_M "海阳镇\t横江社区\tregistry" NO_SCHEME);
}

static void
check_names(void)
{
    check("names: blanks and dots, and where one must be");
    expect_records(SOURCE_REGISTRY,
                   SLICE("身份证号,姓名\n" M ",阿卜杜拉.买买提\n" M ",阿卜杜拉 • 买买提\n" M
                         ",欧 阳\xe3\x80\x80静\n" M ",\xe2\x80\x8b\n" M ",\n371001198010082395,\n"),
                   OF_M "阿卜杜拉·买买提" BORN_M "\t\tregistry" NO_SCHEME OF_M
                        "阿卜杜拉·买买提" BORN_M "\t\tregistry" NO_SCHEME OF_M "欧阳静" BORN_M
                        "\t\tregistry" NO_SCHEME
                        "name_missing of 1\nname_missing of 1\nid_checksum of 0\n");
    expect_records(SOURCE_RESIDENT, SLICE("身份证号,姓名,参保状态\n" F ",,x\n"),
                   "name_missing of 1\n");
    expect_records(SOURCE_ENTERPRISE,
                   SLICE("统一社会信用代码,单位名称,是否参保\n91110000600037341L,,x\n"),
                   "name_missing of 1\n");
    expect_records(SOURCE_PROXY, SLICE("身份证号,姓名\n" M ",\n"),
                   OF_M BORN_M "\t\tproxy" NO_SCHEME);
}

static void
check_nothing(void)
{
    check("words for nothing, grades that there are");
    expect_records(SOURCE_RESIDENT,
                   SLICE("身份证号,姓名,参保状态,缴费档次,2023年缴费,2024年缴费,变更日期\n" F
                         ",李四,停保,无,未缴,—,/\n" F ",李四,停保,未缴,免 缴,＃N/A,0000-00-00\n" F
                         ",李四,停保,0,0,000,2024-01-05\n" F ",李四,停保,5档,,,\n" F
                         ",李四,停保,250,,,\n" F ",李四,停保,500,未缴纳,,\n" F
                         ",李四,停保,500,500,,未缴\n" F ",李四,停保,100元档,,,\n"),
                   OF_F "李四" BORN_F "\t\t\tpaused\t\t\t\t0\t\t\t\t\t\t1\n" OF_F "李四" BORN_F
                        "\t\t\tpaused\t\t\t0\t0\t\t\t\t\t\t1\n" OF_F "李四" BORN_F
                        "\t\t\tpaused\t\t\t0\t0\t0\t2024-01-05\t\t\t\t1\n"
                        "grade of 3\ngrade of 3\namount of 4\ndate of 6\n" OF_F "李四" BORN_F
                        "\t\t\tpaused\t\t\t100\t\t\t\t\t\t\t1\n");
}

static void
check_footers(void)
{
    check("footers: rows without any id that begin with such a word");
    expect_records(
        SOURCE_REGISTRY,
        SLICE("姓名,身份证号,备注\n合计,,5\n 合 计：5,' ,\n,,\xe2\x80\x8b制表人：王\n本页合计,,"
              "\n合计,5,\n,,王\n"),
        "footer of 0\nfooter of 0\nfooter of 2\nid_missing of 1\nid_length of 1\n"
        "id_missing of 1\n");
    expect_records(SOURCE_REGISTRY, SLICE("姓名,身份证号,身份证号\n合计,,5\n合计,,\n"),
                   "id_missing of 1\nid_length of 2\nfooter of 0\n");
    expect_records(SOURCE_PROXY, SLICE("姓名1,身份证1,姓名2,身份证2\n小计：2人,,,\n小计,,,x\n"),
                   "footer of 0\nid_missing of 1\nid_chars of 3\n");
}

#define LOST "\xef\xbf\xbd"

static void
check_lost_characters(void)
{
    check("U+FFFD in a cell that is read, before all other faults");
    expect_records(SOURCE_REGISTRY,
                   SLICE("姓名,身份证号,备注,村\n李" LOST ",x,,\n李四,x,,川" LOST "\n李四," M
                         "," LOST ",\n\"李" LOST "\",,,\n李四," LOST ",," LOST "\n"),
                   "lost in 0\nlost in 3\n" OF_M "李四" BORN_M "\t\tregistry" NO_SCHEME
                   "lost in 0\nlost in 1\n");
    expect_records(SOURCE_PROXY,
                   SLICE("姓名1,身份证1,姓名2,身份证2\n李四," M ",李" LOST "," F "\n李四," M
                         ",," LOST "\n"),
                   "lost in 2\nlost in 3\n");
    expect_records(SOURCE_REGISTRY, SLICE("姓名,身份证号,姓名\n李四," M "," LOST "\n"),
                   OF_M "李四" BORN_M "\t\tregistry" NO_SCHEME);
}

static void
check_places(void)
{
    check("towns and villages as people write them");
    expect_records(SOURCE_REGISTRY,
                   SLICE("身份证号,姓名,乡镇,村\n" M ",张三,休宁县海阳镇,川湖村三组\n" M
                         ",张三,海阳镇人民政府,海阳镇川湖村（村）\n" M ",张三,海 阳 镇,川湖村？\n"),
                   OF_M "张三" BORN_M "海阳镇\t川湖村\tregistry" NO_SCHEME OF_M "张三" BORN_M
                        "海阳镇\t川湖村\tregistry" NO_SCHEME OF_M "张三" BORN_M
                        "海阳镇\t川湖村？\tarea_unknown,registry" NO_SCHEME);
}

static void
check_headers(void)
{
    static const struct {
        const char *csv, *wanted;
    } rows[] = {
        {"", "-: the file is empty"},
        {"a,b\nc,d\n", "-:1: no header in the first 20 rows"},
        {"x\n身份证号,年龄\n",
         "-:2: no column for name; headers seen: 身份证号, 年龄; known for name: 姓名, 名字"},
        {"姓名,年龄\n",
         "-:1: no column for id; headers seen: 姓名, 年龄; known for id: 公民身份号码"},
    };

    check("without a header the headers seen and those known are named");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        static struct work w;
        struct feed feed;

        w = (struct work){.source = SOURCE_REGISTRY};
        feed_start(&feed, slice_of(rows[i].csv), FEED_WHOLE);
        expect_number(caught(take_rows, &w), REFUSED, rows[i].wanted);
        catching.text[strlen(rows[i].wanted)] = '\0';
        expect_text(slice_of(catching.text), slice_of(rows[i].wanted), "the message");
        rows_close(w.roster.rows);
        feed_end(&feed);
    }
}

/* Titles above the header: the 20th row may be it, the 21st may not; blank rows are rows. */
static void
check_depth(void)
{
    check("the header is looked for in 20 rows");
    for (int above = 0; above < 22; above++) {
        char csv[512] = "";

        for (int i = 0; i < above; i++)
            strcat(csv, i % 3 ? "title\n" : "\n");
        strcat(csv, "身份证号,姓名\n" M ",张三\n");
        if (above < 20)
            expect_records(SOURCE_REGISTRY, slice_of(csv),
                           OF_M "张三" BORN_M "\t\tregistry" NO_SCHEME);
        else {
            static struct work w;
            struct feed feed;

            w = (struct work){.source = SOURCE_REGISTRY};
            feed_start(&feed, slice_of(csv), FEED_WHOLE);
            expect_number(caught(take_rows, &w), REFUSED, "the header is too deep");
            rows_close(w.roster.rows);
            feed_end(&feed);
        }
    }
}

static void
check_encodings(void)
{
    /* 身份证号,姓名 and 张三 in GB18030 */
    static const char gb[] =
        "\xc9\xed\xb7\xdd\xd6\xa4\xba\xc5,\xd0\xd5\xc3\xfb\n" M ",\xd5\xc5\xc8\xfd\n";

    check("GB18030 is found out, also behind a title that is valid UTF-8");
    expect_records(SOURCE_REGISTRY, slice_of(gb), OF_M "张三" BORN_M "\t\tregistry" NO_SCHEME);
    expect_records(SOURCE_REGISTRY,
                   SLICE("\xc4\xb0\n\xc9\xed\xb7\xdd\xd6\xa4\xba\xc5,\xd0\xd5\xc3\xfb\n" M
                         ",\xd5\xc5\xc8\xfd\n"),
                   OF_M "张三" BORN_M "\t\tregistry" NO_SCHEME);
}

static void
check_widths(void)
{
    check("rows that end early or are too long, blank rows, surplus cells that are blank");
    expect_records(SOURCE_REGISTRY,
                   SLICE("身份证号,姓名,x\n" M ",张三\n" M "\n" M ",张三,\n\n,,\n" M ",张三,,, \n" M
                         ",张三,,,y\n\"" M "\"z,张三,\n"),
                   OF_M "张三" BORN_M "\t\tregistry" NO_SCHEME "line 3\n" OF_M "张三" BORN_M
                        "\t\tregistry" NO_SCHEME OF_M "张三" BORN_M "\t\tregistry" NO_SCHEME
                        "line 8\nline 9\n");
}

int
main(void)
{
    clerk_start(&clerk, policy_read(check_path("pipelines/policies/xiuning-2024")));
    check_sources();
    check_tidying();
    check_names();
    check_nothing();
    check_footers();
    check_lost_characters();
    check_places();
    check_headers();
    check_depth();
    check_encodings();
    check_widths();
    clerk_free(&clerk);
    return check_end();
}
