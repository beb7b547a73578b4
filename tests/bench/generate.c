/* generate: a county's source files, made up, the same for the same seed: to measure with, at any size.
 *
 *   generate [-c] [-q] [-s SEED] -a AREAS PERSONS DIR        every source to DIR/SOURCE.csv
 *   generate [-c] [-q] [-s SEED] -a AREAS -o SOURCE PERSONS  one of them to standard output
 *   generate -t [-s SEED] -a AREAS PERSONS                   what must be counted of it
 *
 * AREAS is the areas.csv of a policy. -c leaves out what clerks and spreadsheets do to IDs, amounts and
 * days; -q puts every cell in quotes; -t writes, TABs between, how many persons the sources know, how many
 * of them have paid, and how many yuan. What is known of a person depends on the seed and the person's
 * number alone, so that sources written one by one, or at the same time, are those of one county. */
#include <unistd.h>

#include "bytes/private_file.h"
#include "sheet.h"

/* ---- rows of the sources ---- */

static void
row_registry(struct sheet *s, const struct person *p, struct dice *d)
{
    for (int copies = p->registered * (1 + p->twice); copies > 0; copies--) {
        cell_name(s, p);
        cell_id(s, p, d);
        cells_area(s, p, d);
        cell_text(s, !p->gone ? "正常" : p->number % 2 ? "迁出" : "死亡");
        end_row(s);
    }
}

static void
row_resident(struct sheet *s, const struct person *p, struct dice *d)
{
    static const char *const standing[] = {"正常缴费", "暂停缴费", "终止参保", "待遇领取"};
    bool clean = s->county->clean;

    for (int copies = p->resident * (1 + p->resident_twice); copies > 0; copies--) {
        struct person as_here = *p;

        if (copies == 1 && p->resident_twice)
            as_here.area = dice_of(d, s->county->areas);
        cell_number(s, s->rows + 1);
        cells_area(s, &as_here, d);
        cell_name(s, p);
        cell_id(s, p, d);
        cell_text(s, standing[p->standing]);
        cell_text(s, p->was_proxy ? "代缴" : "普通");
        cell_number(s, p->grade);
        cell_paid(s, p->paid_prev, d);
        cell_paid(s, p->paid, d);
        cell_day(s, POLICY_YEAR, d, clean);
        cell_number(s, 13000000000 + dice_of(d, 999999999));
        end_row(s);
    }
}

/* A code of letters and digits with its check character (GB 32100-2015). */
static void
code_make(uint64_t number, char code[ID_LENGTH + 1])
{
    static const char of[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    uint32_t sum = 0, weight = 1;

    snprintf(code, ID_LENGTH + 1, "%s341022MA%07uX", number % 5 ? "91" : "92",
             (unsigned)(number * 7919 % 10000000));
    for (int i = 0; i < ID_LENGTH - 1; i++, weight = weight * 3 % 31)
        sum += (uint32_t)(strchr(of, code[i]) - of) * weight;
    code[ID_LENGTH - 1] = of[(31 - sum % 31) % 31];
}

static void
cells_employer(struct sheet *s, uint64_t number)
{
    char name[64], code[ID_LENGTH + 1];

    snprintf(name, sizeof name, "休宁县第%llu有限公司", (unsigned long long)number);
    code_make(number, code);
    cell_text(s, name);
    cell_text(s, code);
}

static void
row_employee(struct sheet *s, const struct person *p, struct dice *d)
{
    if (!p->employed)
        return;
    cells_employer(s, dice_of(d, (uint32_t)s->county->enterprises));
    cell_name(s, p);
    cell_id(s, p, d);
    cell_text(s, dice_say(d, 900) ? "正常参保" : "暂停参保");
    cell_paid(s, 4000 + dice_of(d, 6000), d);
    cell_day(s, 2001 + dice_of(d, 23), d, s->county->clean);
    end_row(s);
}

static void
row_flexible(struct sheet *s, const struct person *p, struct dice *d)
{
    if (!p->flexible)
        return;
    cell_name(s, p);
    cell_id(s, p, d);
    cell(s, s->county->town[p->area]);
    cell_text(s, dice_say(d, 900) ? "正常缴费" : "中断");
    cell_paid(s, 8000 + dice_of(d, 4000), d);
    cell_day(s, 2021 + dice_of(d, 4), d, s->county->clean);
    end_row(s);
}

static void
row_list(struct sheet *s, const struct person *p, struct dice *d)
{
    cell_name(s, p);
    cell_id(s, p, d);
    cells_area(s, p, d);
    cell_text(s, "");
    end_row(s);
}

static void
row_of(struct sheet *s, enum source source, const struct person *p)
{
    struct dice d = dice_for(s->county->seed, p->number, source);

    switch (source) {
    case SOURCE_REGISTRY:
        row_registry(s, p, &d);
        break;
    case SOURCE_RESIDENT:
        row_resident(s, p, &d);
        break;
    case SOURCE_EMPLOYEE:
        row_employee(s, p, &d);
        break;
    case SOURCE_FLEXIBLE:
        row_flexible(s, p, &d);
        break;
    default:
        if (source == SOURCE_EXEMPT      ? p->exempt
            : source == SOURCE_ELSEWHERE ? p->elsewhere
                                         : p->list == (int)source)
            row_list(s, p, &d);
    }
}

static void
rows_of_enterprises(struct sheet *s)
{
    for (uint64_t i = 0; i < s->county->enterprises; i++) {
        struct dice d = dice_for(s->county->seed, i, SOURCE_ENTERPRISE);
        uint32_t workers = 1 + dice_of(&d, 200);
        bool insured = dice_say(&d, 910);

        cells_employer(s, i);
        cell(s, s->county->town[dice_of(&d, s->county->areas)]);
        cell_text(s, insured ? "是" : "否");
        cell_number(s, workers);
        cell_number(s, insured ? workers - dice_of(&d, workers) : 0);
        end_row(s);
    }
}

/* ---- files ---- */

static void
put_header(struct sheet *s, enum source source)
{
    static const char list[] = "姓名,身份证号,乡镇,村(居),备注";
    static const char *const header[SOURCES] = {
        [SOURCE_REGISTRY] = "姓名,公民身份号码,乡镇,村(居),户籍状态",
        [SOURCE_RESIDENT] =
            ("序号,乡镇,村(居),姓名,证件号码,参保状态,人员类别,缴费档次,2023年实缴金额,"
             "2024年实缴金额,变更日期,联系电话"),
        [SOURCE_EMPLOYEE] = "单位名称,信用代码,姓名,身份证号码,参保状态,缴费基数,参保日期",
        [SOURCE_FLEXIBLE] = "姓名,身份证号,乡镇,参保状态,缴费金额,参保日期",
        [SOURCE_ENTERPRISE] = "企业名称,统一社会信用代码,所在辖区,是否参保,职工人数,参保人数",
    };
    struct slice rest = slice_of(header[source] ? header[source] : list), name;

    while (text_part(&rest, ',', &name))
        cell(s, name);
    end_row(s);
    s->rows = 0;
}

static void
write_sources(const struct county *c, struct sheet *sheet)
{
    for (int i = 0; i < SOURCES; i++)
        if (sheet[i].out.buffer)
            put_header(&sheet[i], (enum source)i);
    for (uint64_t n = 0; n < c->persons; n++) {
        struct person p = person_make(c, n);

        for (int i = 0; i < SOURCES; i++)
            if (sheet[i].out.buffer && i != SOURCE_ENTERPRISE)
                row_of(&sheet[i], (enum source)i, &p);
    }
    if (sheet[SOURCE_ENTERPRISE].out.buffer)
        rows_of_enterprises(&sheet[SOURCE_ENTERPRISE]);
    for (int i = 0; i < SOURCES; i++)
        if (sheet[i].out.buffer) {
            output_close(&sheet[i].out);
            free(sheet[i].path);
        }
}

/* What the sources without dirt hold, counted before they are written. */
static void
tell(const struct county *c)
{
    uint64_t persons = 0, payers = 0, yuan = 0;

    for (uint64_t n = 0; n < c->persons; n++) {
        struct person p = person_make(c, n);

        persons += p.registered || p.resident || p.employed || p.flexible || p.exempt ||
                   p.elsewhere || p.list != NO_LIST;
        payers += p.resident && p.paid > 0;
        yuan += p.resident ? p.paid : 0;
    }
    printf("%llu\t%llu\t%llu\n", (unsigned long long)persons, (unsigned long long)payers,
           (unsigned long long)yuan);
}

noreturn static void
refuse_call(void)
{
    fail(MISUSED,
         "usage: generate [-cq] [-s SEED] -a AREAS {PERSONS DIR | -o SOURCE PERSONS | -t PERSONS}");
}

static uint64_t
number_from(const char *text)
{
    int64_t n = whole_parse(slice_of(text));

    if (n < 0)
        refuse_call();
    return (uint64_t)n;
}

static void
open_sheets(const struct county *c, struct sheet *sheet, const char *dir, int only)
{
    for (int i = 0; i < SOURCES; i++)
        sheet[i] = (struct sheet){.county = c, .quoted = c->quoted};
    if (only >= 0)
        output_start(&sheet[only].out, STDOUT_FILENO, "standard output");
    else
        private_file_directory(dir);
    for (int i = 0; i < SOURCES && only < 0; i++) {
        size_t room = strlen(dir) + strlen(source_name[i]) + sizeof "/.csv";

        sheet[i].path = memory_new(room, 1);
        snprintf(sheet[i].path, room, "%s/%s.csv", dir, source_name[i]);
        private_file_start(&sheet[i].out, sheet[i].path);
    }
}

struct call {
    const char *areas;
    int only;
    bool tell;
};

static struct call
read_call(int argc, char **argv, struct county *c)
{
    struct call call = {.only = -1};
    int option;

    while ((option = getopt(argc, argv, "a:co:qs:t")) != -1)
        switch (option) {
        case 'a':
            call.areas = optarg;
            break;
        case 'c':
            c->clean = true;
            break;
        case 'o':
            call.only = source_parse(slice_of(optarg));
            if (call.only < 0)
                refuse_call();
            break;
        case 'q':
            c->quoted = true;
            break;
        case 's':
            c->seed = number_from(optarg);
            break;
        case 't':
            call.tell = true;
            break;
        default:
            refuse_call();
        }
    if (!call.areas || argc - optind != (call.only < 0 && !call.tell ? 2 : 1))
        refuse_call();
    return call;
}

int
main(int argc, char **argv)
{
    static struct county c;
    static struct sheet sheet[SOURCES];
    struct call call;

    fail_as("generate");
    call = read_call(argc, argv, &c);
    c.persons = number_from(argv[optind]);
    county_read_areas(&c, call.areas);
    county_lay_out(&c);
    if (call.tell) {
        tell(&c);
    } else {
        open_sheets(&c, sheet, argv[argc - 1], call.only);
        write_sources(&c, sheet);
    }
    return DONE;
}
