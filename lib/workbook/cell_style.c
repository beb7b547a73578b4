#include "workbook/cell_style.h"

#include "workbook/part.h"

#define XF(number, font, fill, border, alignment)                                              \
    "<xf numFmtId=\"" number "\" fontId=\"" font "\" fillId=\"" fill "\" borderId=\"" border   \
    "\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" " \
    "applyAlignment=\"1\"><alignment vertical=\"center\" " alignment "/></xf>"

/* Number formats: 1 whole, 3 and 4 with separators of thousands, 49 text, 164 the first of our own.
 * A text in format 49 stays one when somebody edits it, whatever sign it begins with. */
static const char *const format[CELL_STYLES] = {
    [0] = XF("0", "0", "0", "0", ""),
    [CELL_TITLE] = XF("49", "1", "0", "0", "horizontal=\"center\" shrinkToFit=\"1\""),
    [CELL_LEFT] = XF("49", "0", "0", "0", "horizontal=\"left\""),
    [CELL_RIGHT] = XF("49", "0", "0", "0", "horizontal=\"right\""),
    [CELL_HEADING] = XF("49", "2", "2", "1", "horizontal=\"center\" wrapText=\"1\""),
    [CELL_TEXT] = XF("49", "0", "0", "1", "wrapText=\"1\""),
    [CELL_WHOLE] = XF("1", "0", "0", "1", "horizontal=\"center\""),
    [CELL_AMOUNT] = XF("3", "0", "0", "1", "horizontal=\"right\" indent=\"1\""),
    [CELL_CENTS] = XF("4", "0", "0", "1", "horizontal=\"right\" indent=\"1\""),
    [CELL_DATE] = XF("164", "0", "0", "1", "horizontal=\"center\""),
};

#define FONT(size, bold) \
    "<font>" bold "<sz val=\"" size "\"/><name val=\"宋体\"/><charset val=\"134\"/></font>"
#define SIDE(name) "<" name " style=\"thin\"><color auto=\"1\"/></" name ">"

static const char head[] =
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
    "<fonts count=\"3\">" FONT("11", "") FONT("16", "<b/>") FONT(
        "11",
        "<b/>") "</fonts>"
                "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>"
                "<fill><patternFill patternType=\"gray125\"/></fill>"
                "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE7E6E6\"/>"
                "<bgColor indexed=\"64\"/></patternFill></fill></fills>"
                "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
                "<border>" SIDE("left") SIDE("right") SIDE("top")
                    SIDE("bottom") "<diagonal/></border></borders>"
                                   "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" "
                                   "fillId=\"0\" borderId=\"0\"/>"
                                   "</cellStyleXfs>";

static const char tail[] =
    "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
    "</cellStyles></styleSheet>";

void
cell_style_write(struct package *to)
{
    struct part p = {0};

    part_start(&p, to, "xl/styles.xml");
    part_put(&p, head);
    part_print(&p, "<cellXfs count=\"%d\">", CELL_STYLES);
    for (int i = 0; i < CELL_STYLES; i++)
        part_put(&p, format[i]);
    part_put(&p, tail);
    part_end(&p);
    part_free(&p);
}
