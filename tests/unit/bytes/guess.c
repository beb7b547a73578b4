#include "bytes/guess.h"

#include "check.h"

#define BYTES(literal)                 \
    {                                  \
        (literal), sizeof(literal) - 1 \
    }
#define LE "U\0T\0F\0,\0001\0\n\0\x20\x5f,\0002\0\n\0"
#define BE "\0U\0T\0F\0,\0001\0\n\x5f\x20\0,\0002\0\n"
#define BIG5 \
    "\xa9\x6d\xa6\x57,\xa8\xad\xa4\xc0\xc3\xd2\xb8\xb9\n\xb1\x69\xa4\x54\xc2\xd7,1\n" /* 姓名,身分證號 張三豐 */
#define GBK \
    "\xd0\xd5\xc3\xfb,\xc9\xed\xb7\xdd\xd6\xa4\xba\xc5\n\xd5\xc5\xc8\xfd,1\n" /* 姓名,身份证号 张三 */

static void
check_rows(void)
{
    static const struct {
        struct slice bytes;
        bool whole;
        enum encoding tried;
        const char *begin; /* of what is said, or NULL */
    } rows[] = {
        {BYTES(""), true, ENCODING_OPEN, "the file is empty"},
        {BYTES("\n \n"), true, ENCODING_OPEN, "nothing but blanks"},
        {BYTES("\xef\xbb\xbf\n"), true, ENCODING_UTF8, "nothing but blanks"},
        {BYTES("\n \n"), false, ENCODING_OPEN, NULL},
        {BYTES("\0\0\0\0"), true, ENCODING_OPEN, "nothing but zero bytes"},
        {BYTES("\0\0\0\0"), false, ENCODING_OPEN, "nothing but zero bytes"},
        {BYTES(LE), true, ENCODING_OPEN, "UTF-16 without a mark: --encoding UTF-16LE"},
        {BYTES(LE), false, ENCODING_GB18030, "UTF-16 without a mark: --encoding UTF-16LE"},
        {BYTES(LE), false, ENCODING_UTF16BE, "UTF-16 without a mark: --encoding UTF-16LE"},
        {BYTES(LE), true, ENCODING_UTF16LE, NULL},
        {BYTES(BE), true, ENCODING_UTF8, "UTF-16 without a mark: --encoding UTF-16BE"},
        {BYTES(BE), true, ENCODING_UTF16BE, NULL},
        {BYTES("U\0T\0F\0"), true, ENCODING_OPEN, NULL}, /* no cell ends */
        {BYTES("a,b\0\0\n"), true, ENCODING_OPEN, NULL},
        {BYTES("a,b\n"), true, ENCODING_OPEN, NULL},
        {BYTES(BIG5), true, ENCODING_GB18030, "looks like Big5"},
        {BYTES(BIG5 "\xa4"), false, ENCODING_GB18030, "looks like Big5"},
        {BYTES(BIG5 "\xff\xa4"), true, ENCODING_GB18030, NULL},
        {BYTES(BIG5 "\xa4\x80"), true, ENCODING_GB18030, NULL},
        {BYTES(BIG5), true, ENCODING_UTF16LE, NULL},
        {BYTES("\xa9\x6d\xa6\x57\n"), true, ENCODING_GB18030, NULL}, /* too little to tell */
        {BYTES(GBK), true, ENCODING_GB18030, NULL},
        {BYTES("\xd0\x40\xd1\x41\xd2\x42\xd3\x43\n"), true, ENCODING_GB18030, NULL}, /* rare ones */
        {BYTES("姓名,身份证号\n"), true, ENCODING_UTF8, NULL},
    };

    check("what a text without a header may be");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *said = guess_text(rows[i].bytes, rows[i].whole, rows[i].tried);

        expect(rows[i].begin ? said && strncmp(said, rows[i].begin, strlen(rows[i].begin)) == 0
                             : said == NULL,
               "row %zu: %s", i, said ? said : "nothing");
    }
}

int
main(void)
{
    check_rows();
    return check_end();
}
