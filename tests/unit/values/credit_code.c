#include "values/credit_code.h"

#include "check.h"

static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

static void
expect_code(const char *text, enum reason reason, bool suspect, const char *wanted)
{
    char scratch[128], code[32] = "";
    bool is_suspect = !suspect;
    enum reason got = credit_code_read(slice_of(text), scratch, code, &is_suspect);

    expect(got == reason, "%s: %s, not %s", text, reason_name(got), reason_name(reason));
    if (reason)
        return;
    expect(is_suspect == suspect, "%s: %s", text, suspect ? "not suspect" : "suspect");
    expect_text((struct slice){code, ID_LENGTH}, slice_of(wanted), text);
}

static void
check_published(void)
{
    static const char *const good[] = {
        "91110000600037341L", "91370000728611939A", "531000005000160090", "52410000663412719U",
        "91110108551385082Q", "92141127MA0KD1Y64A", "91310110666007217T", "91310115591693856A",
        "91110000101623741K", "911101066976941872", "91340600MA2PBM9HXD", "92340621MA2UK2XX21",
        "9144030071526726XG", "92340603MA2UK1TD00", "123456789012345678",
    };
    static const char *const suspect[] = {
        "A1110000600037341L", "91110108551385082F", "91110000600037341N",
        "91350203M0001QAY9B", "91350211M0000XUF46",
    };

    check("codes of published test suites");
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        expect_code(good[i], REASON_NONE, false, good[i]);
    for (size_t i = 0; i < sizeof suspect / sizeof suspect[0]; i++)
        expect_code(suspect[i], REASON_NONE, true, suspect[i]);
}

static void
check_writing(void)
{
    static const struct {
        const char *text;
        enum reason reason;
        const char *code;
    } rows[] = {
        {"", REASON_ID_MISSING, NULL},
        {"' -", REASON_ID_MISSING, NULL},
        {"12345", REASON_ID_LENGTH, NULL},
        {"9111000060003IOZSV1", REASON_ID_LENGTH, NULL},
        {"9111000060003IOZSV", REASON_ID_CHARS, NULL},
        {"9111000060003734.L", REASON_ID_CHARS, NULL},
        {"91110000600037341l", REASON_NONE, "91110000600037341L"},
        {"'91110000-60003734-1L", REASON_NONE, "91110000600037341L"},
        {"９１１１００００ 600037341Ｌ", REASON_NONE, "91110000600037341L"},
    };

    check("ways to write a code");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_code(rows[i].text, rows[i].reason, false, rows[i].code);
}

static void
check_characters(void)
{
    char text[ID_LENGTH + 1] = "91110000600037341L";

    check("31 characters and no other at every place");
    for (int place = 0; place < ID_LENGTH; place++)
        for (unsigned c = 1; c < 128; c++) {
            char was = text[place], scratch[ID_LENGTH], code[32];
            bool known = strchr(alphabet, (int)c), cleaned_away = c == ' ' || c == '-', suspect;
            enum reason reason;

            known |= c >= 'a' && c <= 'z' && strchr(alphabet, (int)(c - 'a' + 'A'));
            cleaned_away |= place == 0 && strchr("\"'`#([<", (int)c);
            cleaned_away |= place == ID_LENGTH - 1 && strchr("\"'`)]>,;", (int)c);
            text[place] = (char)c;
            reason = credit_code_read((struct slice){text, ID_LENGTH}, scratch, code, &suspect);
            expect(reason == (cleaned_away ? REASON_ID_LENGTH
                              : known      ? REASON_NONE
                                           : REASON_ID_CHARS),
                   "\\x%02x at place %d", c, place);
            text[place] = was;
        }
}

static void
check_checksums(void)
{
    static const int weight[] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    char text[ID_LENGTH + 1] = "";

    check("the check character against the plain sum, every other suspect");
    for (int i = 0; i < 20000; i++) {
        int sum = 0;

        random_bytes(text, ID_LENGTH - 1, (struct slice){alphabet, 31});
        for (int k = 0; k < ID_LENGTH - 1; k++)
            sum += (int)(strchr(alphabet, text[k]) - alphabet) * weight[k];
        for (int c = 0; c < 31; c++) {
            text[ID_LENGTH - 1] = alphabet[c];
            expect_code(text, REASON_NONE, (sum + c) % 31 != 0, text);
        }
    }
}

int
main(void)
{
    check_published();
    check_writing();
    check_characters();
    check_checksums();
    return check_end();
}
