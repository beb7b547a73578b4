#include "report/measure.h"

#include "check.h"
#include "values/amount.h"

static const struct policy policy = {.share_low_grade = 500, .share_high_grade = 3000};

/* A person of the register who pays nothing. */
static struct measured
somebody(void)
{
    return (struct measured){.tags = TAG_BIT(TAG_REGISTRY),
                             .of_age = true,
                             .paid_prev = AMOUNT_NONE,
                             .paid = AMOUNT_NONE,
                             .grade = AMOUNT_NONE,
                             .action = ACTION_NONE,
                             .workers = AMOUNT_NONE,
                             .insured_workers = AMOUNT_NONE};
}

/* What a change in one person must count, by the names of the counts; all others are 0. */
static void
expect_counts(const struct measured *m, enum basis basis, const char *wanted)
{
    struct counts c = {{0}};
    char got[512] = "";

    expect(measure(&c, m, basis, &policy), "it does not fit");
    for (int i = 0; i < COUNTS; i++)
        if (c.of[i] != 0)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s %" PRId64,
                     got[0] ? ", " : "", count_name((enum count)i), c.of[i]);
    expect_text(slice_of(got), slice_of(wanted), "counts");
}

static void
check_enterprises(void)
{
    struct measured m = somebody();

    check("enterprises and businesses");
    m.enterprise = true;
    expect_counts(&m, BASIS_PAID, "enterprises 1");
    m.employee = STANDING_ACTIVE;
    m.workers = 12;
    m.insured_workers = 5;
    expect_counts(&m, BASIS_DUE,
                  "enterprises 1, insured_enterprises 1, workers 12, insured_workers 5");
    m.business = true;
    expect_counts(&m, BASIS_PAID,
                  "businesses 1, insured_businesses 1, workers 12, insured_workers 5");
    m.employee = STANDING_ENDED;
    expect_counts(&m, BASIS_PAID, "businesses 1, workers 12, insured_workers 5");
}

static const struct {
    uint32_t tags;
    bool of_age;
    enum standing resident, employee, flexible;
    const char *wanted;
} eligible_rows[] = {
    {TAG_BIT(TAG_REGISTRY), true, 0, 0, 0, "persons 1, eligible 1, action_none 1"},
    {TAG_BIT(TAG_REGISTRY), false, 0, 0, 0, "persons 1, action_none 1"},
    {0, true, 0, 0, 0, "persons 1, action_none 1"},
    {TAG_BIT(TAG_REGISTRY) | TAG_BIT(TAG_DECEASED), true, 0, 0, 0, "persons 1, action_none 1"},
    {TAG_BIT(TAG_REGISTRY) | TAG_BIT(TAG_MOVED_OUT), true, 0, 0, 0, "persons 1, action_none 1"},
    {TAG_BIT(TAG_REGISTRY) | TAG_BIT(TAG_EXEMPT), true, 0, 0, 0, "persons 1, action_none 1"},
    {TAG_BIT(TAG_REGISTRY), true, STANDING_ACTIVE, 0, 0,
     "persons 1, eligible 1, insured 1, action_none 1"},
    {TAG_BIT(TAG_REGISTRY), true, STANDING_PAUSED, 0, 0, "persons 1, eligible 1, action_none 1"},
    {TAG_BIT(TAG_REGISTRY), true, 0, STANDING_ACTIVE, 0,
     "persons 1, eligible 1, insured 1, action_none 1"},
    {TAG_BIT(TAG_REGISTRY), true, 0, STANDING_RECEIVING, 0, "persons 1, eligible 1, action_none 1"},
    {TAG_BIT(TAG_REGISTRY), true, 0, 0, STANDING_ACTIVE,
     "persons 1, eligible 1, insured 1, flexible_insured 1, action_none 1"},
    {TAG_BIT(TAG_REGISTRY) | TAG_BIT(TAG_ELSEWHERE), true, 0, 0, 0,
     "persons 1, eligible 1, insured 1, action_none 1"},
    {TAG_BIT(TAG_REGISTRY) | TAG_BIT(TAG_ELSEWHERE), true, STANDING_ACTIVE, 0, 0,
     "persons 1, eligible 1, insured 1, dual 1, action_none 1"},
    {TAG_BIT(TAG_AREA_UNKNOWN), true, 0, 0, 0, "persons 1, area_unknown 1, action_none 1"},
    {TAG_BIT(TAG_DECEASED), true, STANDING_ACTIVE, STANDING_ACTIVE, 0,
     "persons 1, dual 1, action_none 1"},
};

static void
check_eligible(void)
{
    check("who is eligible, who is insured");
    for (size_t i = 0; i < sizeof eligible_rows / sizeof eligible_rows[0]; i++) {
        struct measured m = somebody();

        m.tags = eligible_rows[i].tags;
        m.of_age = eligible_rows[i].of_age;
        m.resident = eligible_rows[i].resident;
        m.employee = eligible_rows[i].employee;
        m.flexible = eligible_rows[i].flexible;
        expect_counts(&m, BASIS_PAID, eligible_rows[i].wanted);
    }
}

static void
check_renewal(void)
{
    struct measured m = somebody();

    check("whose renewal is due, and who renewed");
    m.tags = 0;
    m.paid_prev = 1;
    expect_counts(&m, BASIS_PAID, "persons 1, due_renewal 1, action_none 1");
    m.paid = 1;
    expect_counts(&m, BASIS_PAID,
                  "persons 1, due_renewal 1, renewed 1, payers 1, amount_cents 1, payers_own 1, "
                  "amount_own_cents 1, action_none 1");
    m.paid_prev = 0;
    m.paid = 0;
    expect_counts(&m, BASIS_PAID, "persons 1, action_none 1");
    m.paid_prev = 1;
    m.of_age = false;
    expect_counts(&m, BASIS_PAID, "persons 1, action_none 1");
    m.of_age = true;
    m.flexible = STANDING_ACTIVE;
    m.new_flexible = m.backpay = true;
    expect_counts(&m, BASIS_PAID,
                  "persons 1, flexible_insured 1, new_flexible 1, backpay 1, action_none 1");
    m.flexible = STANDING_PAUSED;
    expect_counts(&m, BASIS_PAID, "persons 1, due_renewal 1, backpay 1, action_none 1");
}

static void
check_shares(void)
{
    static const struct {
        int64_t paid;
        const char *own, *all; /* who pays for himself, and who is paid for */
    } rows[] = {
        {49999, "", ""},
        {50000, ", payers_low_own 1", ", payers_low 1, payers_low_exact 1"},
        {50001, ", payers_low_own 1", ", payers_low 1"},
        {299999, ", payers_low_own 1", ", payers_low 1"},
        {300000, ", payers_low_own 1, payers_high_own 1",
         ", payers_low 1, payers_high 1, payers_high_exact 1"},
        {300001, ", payers_low_own 1, payers_high_own 1", ", payers_low 1, payers_high 1"},
    };

    check("who pays much, and who pays himself");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct measured m = somebody();
        char wanted[512];

        m.tags = 0;
        m.paid = rows[i].paid;
        snprintf(wanted, sizeof wanted,
                 "persons 1, payers 1, amount_cents %" PRId64
                 "%s, payers_own 1, amount_own_cents %" PRId64 "%s, action_none 1",
                 m.paid, rows[i].all, m.paid, rows[i].own);
        expect_counts(&m, BASIS_PAID, wanted);
        m.tags = TAG_BIT(TAG_PROXY);
        snprintf(wanted, sizeof wanted,
                 "persons 1, payers 1, amount_cents %" PRId64 "%s, action_none 1", m.paid,
                 rows[i].all);
        expect_counts(&m, BASIS_PAID, wanted);
    }
}

/* What each action makes of one who paid 200 yuan and would pay 500, and
 * whether it brings her into the scheme. */
static void
check_actions(void)
{
    static const struct {
        int64_t pay;
        enum action action;
        bool in_scheme, in_scheme_if_active;
    } rows[] = {
        {50000, ACTION_KEEP, true, true},       {50000, ACTION_RAISE, true, true},
        {50000, ACTION_RENEW, true, true},      {50000, ACTION_ENROL_RESIDENT, true, true},
        {0, ACTION_ENROL_EMPLOYEE, true, true}, {0, ACTION_SWITCH, true, true},
        {0, ACTION_STOP, false, false},         {0, ACTION_VERIFY, false, false},
        {20000, ACTION_NONE, false, true},
    };

    check("what every action would bring");
    for (size_t i = 0; i < ACTIONS; i++)
        for (int active = 0; active < 2; active++)
            for (enum basis basis = BASIS_PAID; basis <= BASIS_ADVISED; basis++) {
                struct measured m = somebody();
                struct counts c = {{0}};
                bool in_scheme = active ? rows[i].in_scheme_if_active : rows[i].in_scheme;

                m.paid = 20000;
                m.grade = 500;
                m.action = rows[i].action;
                m.resident = active ? STANDING_ACTIVE : STANDING_NONE;
                expect(measure(&c, &m, basis, &policy), "it does not fit");
                expect_number(c.of[COUNT_AMOUNT_CENTS], basis == BASIS_PAID ? 20000 : rows[i].pay,
                              action_row[i].name);
                expect_number(c.of[COUNT_INSURED], basis == BASIS_PAID ? active : in_scheme,
                              action_row[i].name);
                expect_number(c.of[COUNT_ACTION + (int)rows[i].action], 1, action_row[i].name);
            }
}

static void
check_sums(void)
{
    struct counts a = {{0}}, b = {{0}};
    struct measured m = somebody();

    check("sums beyond 64 bits");
    for (int i = 0; i < COUNTS; i++) {
        a.of[i] = i;
        b.of[i] = 1000;
    }
    expect(counts_add(&a, &b), "small ones do not fit");
    for (int i = 0; i < COUNTS; i++)
        expect_number(a.of[i], 1000 + i, count_name((enum count)i));
    for (int i = 0; i < COUNTS; i++) {
        struct counts most = {{0}};

        most.of[i] = INT64_MAX - 999;
        expect(!counts_add(&most, &b), "%s fits", count_name((enum count)i));
        most.of[i] = INT64_MAX - 1000;
        expect(counts_add(&most, &b), "%s does not fit", count_name((enum count)i));
    }
    m.paid = 2;
    a.of[COUNT_AMOUNT_CENTS] = INT64_MAX - 1;
    expect(!measure(&a, &m, BASIS_PAID, &policy), "amount_cents fits");
    m.enterprise = true;
    m.workers = 1;
    b.of[COUNT_WORKERS] = INT64_MAX;
    expect(!measure(&b, &m, BASIS_PAID, &policy), "workers fits");
}

int
main(void)
{
    check_enterprises();
    check_eligible();
    check_renewal();
    check_shares();
    check_actions();
    check_sums();
    return check_end();
}
