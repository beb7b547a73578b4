#include "values/name.h"

#include "base/text.h"
#include "check.h"
#include "unicode.h"

static void
check_rows(void)
{
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"", ""},
        {"张三", "张三"},
        {"张 三", "张三"},
        {"欧 阳 静", "欧阳静"},
        {"阿卜杜拉•买买提", "阿卜杜拉·买买提"},
        {"阿卜杜拉 . 买买提", "阿卜杜拉·买买提"},
        {"阿卜杜拉. 买买提", "阿卜杜拉·买买提"},
        {"阿卜杜拉 ·买买提", "阿卜杜拉·买买提"},
        {"阿卜杜拉·买买提", "阿卜杜拉·买买提"},
        {"甲.乙.丙", "甲·乙·丙"},
        {"甲..乙", "甲..乙"},
        {"甲 . . 乙", "甲 . . 乙"},
        {".甲.", ".甲."},
        {"甲.", "甲."},
        {"甲 ", "甲 "},
        {"甲 .", "甲 ."},
        {"J. Smith", "J. Smith"},
        {"张 J 三", "张 J 三"},
        {"张.J", "张.J"},
        {"张 (三)", "张 (三)"},
        {"〇 一", "〇一"},
        {"张1 三", "张1 三"},
    };
    char to[128];

    check("blanks and dots in names");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_text(name_tidy(slice_of(rows[i].text), to), slice_of(rows[i].wanted), rows[i].text);
}

static bool
is_han(uint32_t code)
{
    return code == 0x3007 || (code >= 0x3400 && code <= 0x9fff) ||
           (code >= 0xe000 && code <= 0xfaff) || (code >= 0x20000 && code <= 0x3fffd);
}

static bool
is_dot(uint32_t code)
{
    static const uint32_t dots[] = {'.',    0xb7,   0x2022, 0x2027, 0x2219,
                                    0x22c5, 0x30fb, 0xff0e, 0xff65};

    for (size_t i = 0; i < sizeof dots / sizeof dots[0]; i++)
        if (dots[i] == code)
            return true;
    return false;
}

/* Each character before a blank and 三, and between 张 and 三. */
static void
check_characters(void)
{
    char text[32], wanted[32], to[64];

    check("every character is Han, is a dot, or is none");
    for (uint32_t code = 1; code <= UNICODE_LAST; code++) {
        char *end;

        if (!unicode_is_character(code) || code == ' ')
            continue;
        end = unicode_put(text, code);
        sprintf(end, " 三");
        sprintf(unicode_put(wanted, code), is_han(code) ? "三" : " 三");
        expect_text(name_tidy(slice_of(text), to), slice_of(wanted), "before a blank");
        end = unicode_put(stpcpy(text, "张"), code);
        sprintf(end, "三");
        strcpy(wanted, is_dot(code) ? "张·三" : text);
        expect_text(name_tidy(slice_of(text), to), slice_of(wanted), "between two");
    }
}

static void
check_dotted(void)
{
    static char text[128];

    check("name_may_be_dotted sees every dot");
    for (size_t n = 1; n < 40; n++)
        for (size_t dot = 0; dot < n; dot++) {
            memset(text, 'x', sizeof text);
            expect(!name_may_be_dotted((struct slice){text, n}), "none in %zu", n);
            text[dot] = '.';
            expect(name_may_be_dotted((struct slice){text, n}), "at %zu of %zu", dot, n);
        }
}

int
main(void)
{
    check_rows();
    check_characters();
    check_dotted();
    return check_end();
}
