#!/usr/bin/env python3
"""normalize.py [OPTION]... --as SOURCE FILE... [--as SOURCE FILE...]...

A second reading of the contract's section on normalize, independent of the filter and slow: where
the two differ by a byte, one of them is wrong. Options: --policy DIR, --rejects DIR,
--max-rejects N|P%, --without COLUMN[,COLUMN]..., --encoding NAME.
"""

import datetime
import gzip
import io
import os
import re
import sys
from decimal import Decimal

COLUMNS = ("id kind name sex birth town village tags resident employee flexible grade paid_prev paid "
           "updated flexible_since workers insured_workers copies").split()
LISTS = "proxy hardship cadre capable migrant refused exempt elsewhere".split()
SOURCES = ["registry", "resident", "employee", "flexible", "enterprise"] + LISTS
REASONS = ("encoding quote width footer id_missing id_mangled id_chars id_length id_region id_birth id_checksum "
           "name_missing status grade amount date").split()
CELL_LIMIT = 1 << 20


class Refused(Exception):
    """The file as a whole is refused: status 1."""


class Reject(Exception):
    """The row is rejected: a reason, and the place of the cell at fault in the row (or None)."""

    def __init__(self, reason, place=None):
        super().__init__(reason)
        self.reason = reason
        self.place = place


# --- characters -------------------------------------------------------------------------------

def characters(*ranges):
    """'20-2F 3000' as the characters of these code points."""
    found = []
    for text in ranges:
        for part in text.split():
            first, _, last = part.partition("-")
            found += map(chr, range(int(first, 16), int(last or first, 16) + 1))
    return "".join(found)


INVISIBLE = characters("AD 180E 200B-200F 202A-202E 2060-2064 2066-2069 FE00-FE0F FEFF")
BLANK = characters("0-1F 7F 80-9F 20 A0 1680 2000-200A 2028 2029 202F 205F 3000")
HYPHEN = "-" + characters("2010-2015 2212 FE58 FE63")
HAN = "\u3007\u3400-\u9fff\ue000-\ufaff\U00020000-\U0003fffd"
DOT = ".·•‧∙⋅・．･"
NUMERAL = "[0-9〇零一二三四五六七八九十百]+"
OPENING = "([{<【〔〖〈《「『"

DROP_INVISIBLE = {ord(c): None for c in INVISIBLE}
HALF_WIDTH = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)}
BLANKS = re.compile("[%s]+" % re.escape(BLANK))


def tidy(cell):
    return BLANKS.sub(" ", cell.translate(DROP_INVISIBLE)).strip(" ")


def half(text):
    return text.translate(HALF_WIDTH)


def fold(text):
    """Half-width and without blanks, of a tidied text."""
    return half(text).replace(" ", "")


def upper(text):
    return re.sub("[a-z]+", lambda m: m.group().upper(), text)


# --- rows -------------------------------------------------------------------------------------

class Row:
    def __init__(self, line):
        self.line = line
        self.cells = []
        self.broken = None  # the place of a cell with text after its closing quote

    def cell(self, place):
        return self.cells[place] if place < len(self.cells) else ""

    def tidied(self, place):
        return tidy(self.cell(place))

    def is_blank(self):
        return not any(tidy(c) for c in self.cells)


def bad_byte(error):
    """Each byte that is no character becomes a low surrogate, which no right text holds."""
    wrong = error.object[error.start:error.end]
    return "".join(chr(0xDC00 + b) for b in wrong), error.end


def decode(data, name):
    """The text of a file: a mark, or the first line that is not ASCII, proves the encoding."""
    import codecs
    codecs.register_error("bad_byte", bad_byte)
    encoding = name
    if data.startswith(b"\xef\xbb\xbf"):
        encoding, data = "utf-8", data[3:]
    if not encoding:
        encoding = "utf-8"
        for line in re.split(rb"[\r\n]", data):
            if not line.isascii():
                try:
                    line.decode("utf-8")
                except UnicodeDecodeError:
                    encoding = "gb18030"
                break
    return data.decode(encoding, "bad_byte")


def is_bad(text):
    return re.search("[\udc00-\udcff]", text)


def read_rows(text):
    """The rows of a CSV text; CR, LF and CRLF end one outside quotes."""
    end_of_cell = re.compile("[,\r\n]|$(?!\n)")
    end_of_line = re.compile("[\r\n]|$(?!\n)")
    line_end = re.compile("\r\n|\r|\n")
    at = 0
    line = 1
    while at < len(text):
        row = Row(line)
        start = at
        while True:
            begin = at
            if text[at:at + 1] == '"':
                at = closing_quote(text, at, line + len(line_end.findall(text[start:at])))
                if text[at:at + 1] in (",", "\r", "\n", ""):
                    cell = text[begin + 1:at - 1].replace('""', '"')
                else:
                    row.broken = len(row.cells)
                    at = end_of_line.search(text, at).start()
                    cell = text[begin:at]
            else:
                at = end_of_cell.search(text, at).start()
                cell = text[begin:at]
            if len(cell.encode("utf-8", "surrogatepass")) > CELL_LIMIT:
                raise Refused("line %d: a cell over 1 MiB" % line)
            row.cells.append(cell)
            if text[at:at + 1] != ",":
                break
            at += 1
        at += 2 if text[at:at + 2] == "\r\n" else 1
        line += len(line_end.findall(text[start:at]))
        yield row


def closing_quote(text, at, line):
    """The place behind the quote that closes the one at `at`."""
    at += 1
    while True:
        at = text.find('"', at)
        if at < 0:
            raise Refused("line %d: a quote left open" % line)
        if text[at + 1:at + 2] != '"':
            return at + 1
        at += 2


# --- policy -----------------------------------------------------------------------------------

class Policy:
    def __init__(self, directory):
        self.directory = directory
        settings = {row["key"]: row["value"] for row in self.table("policy.csv")}
        self.as_of = datetime.date.fromisoformat(settings["as_of"])
        year = int(settings["year"])
        self.years = {"{year}": str(year), "{prev}": str(year - 1)}
        self.grades = {int(row["grade"]) for row in self.table("grades.csv")}
        self.columns = self.table("columns.csv")
        self.read_values()
        self.read_areas()

    def table(self, name):
        with open(os.path.join(self.directory, name), "rb") as file:
            rows = list(read_rows(decode(file.read(), None)))
        header = [tidy(c) for c in rows[0].cells]
        return [dict(zip(header, map(tidy, row.cells + [""] * len(header)))) for row in rows[1:]
                if not row.is_blank()]

    def read_values(self):
        self.values = {}  # source: text: status
        self.prefixes = {"town": [], "village": []}
        self.suffixes = {"town": [], "village": []}
        self.footers = []
        for row in self.table("values.csv"):
            texts = row["texts"].split("|")
            for source in row["source"].split(","):
                if row["status"] == "prefix":
                    self.prefixes[source] += map(fold, texts)
                elif row["status"] == "suffix":
                    self.suffixes[source] += map(fold, texts)
                elif row["status"] == "footer":
                    self.footers += map(fold, texts)
                else:
                    self.values.setdefault(source, {}).update((text, row["status"]) for text in texts)

    def read_areas(self):
        self.towns = {}  # name, alias or code: name
        self.villages = {}  # town: name, alias or code: name
        for row in self.table("areas.csv"):
            town, village, code = row["town"], row["village"], row["code"]
            spelt = [village or town] + [a for a in row["aliases"].split("|") if a]
            known = self.villages.setdefault(town, {})
            if not village:
                known = self.towns
                spelt += [code[:9]] if code else []
            for name in spelt + ([code] if code else []):
                known[name] = village or town

    def headers(self, source):
        """column: its names, folded, in this source; and the columns that it has need of"""
        names = {}
        need = []
        for row in self.columns:
            if row["source"] != "*" and source not in row["source"].split(","):
                continue
            for text in row["headers"].split("|"):
                for key, year in self.years.items():
                    text = text.replace(key, year)
                names.setdefault(row["column"], set()).add(upper(fold(text)))
            if row["need"] == "*" or source in row["need"].split(","):
                need.append(row["column"])
        return names, need


# --- header -----------------------------------------------------------------------------------

def column_of(cell, names):
    """The column that a cell of the header names, or None."""
    form = upper(fold(tidy(cell)))
    short = form.rstrip("0123456789")
    bare = short
    if re.search(r"[])}】〕]$", short):
        bare = short[:max(short.rfind(c) for c in OPENING)] if any(c in short for c in OPENING) else short
    for text in (form, short, bare):
        for column, known in names.items():
            if text and text in known:
                return column
    return None


class Header:
    """Where the columns of a source stand in its rows."""

    def __init__(self, source, rows, policy, without):
        names, need = policy.headers(source)
        for number, row in enumerate(rows[:20]):
            columns = [column_of(c, names) for c in row.cells]
            if "id" in columns and "name" in columns:
                break
        else:
            raise Refused("no header")
        self.cells = list(row.cells)
        self.rest = rows[number + 1:]
        if self.rest and self.goes_on(self.rest[0], columns, names):
            below = self.rest.pop(0)
            self.cells += [""] * (len(below.cells) - len(self.cells))
            pairs = zip(self.cells, below.cells + [""] * len(self.cells))
            self.cells = [lower if tidy(lower) else upper_cell for upper_cell, lower in pairs]
            columns = [column_of(c, names) for c in self.cells]
        self.width = max(i + 1 for i, c in enumerate(self.cells) if tidy(c))
        self.place = {}
        for i, column in enumerate(columns):
            self.place.setdefault(column, i)
        self.place.pop(None, None)
        for column in need:
            if column not in self.place and column not in without and source + ":" + column not in without:
                raise Refused("no column for %s" % column)
        self.ids = [i for i, c in enumerate(columns) if c == "id"]
        self.names = [i for i, c in enumerate(columns) if c == "name"]
        if source not in LISTS:
            del self.ids[1:], self.names[1:]
        self.read = sorted(set(self.place.values()) | set(self.ids) | set(self.names))

    @staticmethod
    def goes_on(row, columns, names):
        """Whether the row below belongs to the header."""
        if any(row.tidied(i) for i, c in enumerate(columns) if c in ("id", "name")):
            return False
        return any(column_of(c, names) for c in row.cells)


# --- cells ------------------------------------------------------------------------------------

def read_name(cell):
    name = re.sub("(?<=[%s]) ?[%s] ?(?=[%s])" % (HAN, DOT, HAN), "·", tidy(cell))
    return re.sub("(?<=[%s]) (?=[%s])" % (HAN, HAN), "", name)


FRONT = "\"'’‘`“”#([【<《"
BACK = "\"'’‘`“”)]】>》,，、;；。"
LOOKS_LIKE_X = "×ХхΧχⅩⅹ✕✖╳"


def clean_id(cell):
    text = half(tidy(cell)).replace(" ", "")
    text = upper("".join(c for c in text if c not in HYPHEN))
    if len(text) > 2 and text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    text = text.lstrip(FRONT).rstrip(BACK)
    if len(text) == 18 and text[17] in LOOKS_LIKE_X:
        text = text[:17] + "X"
    return text


PROVINCES = {str(n) for span in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
             for n in range(span[0], span[1] + 1)}


def check_character(digits):
    """Of the first 17 of a citizen ID: GB 11643-1999."""
    total = sum(int(d) * pow(2, 17 - i, 11) for i, d in enumerate(digits))
    return "10X98765432"[total % 11]


def day(year, month, day_of_month):
    try:
        return datetime.date(year, month, day_of_month)
    except ValueError:
        return None


def read_person_id(cell, in_list, as_of):
    text = clean_id(cell)
    if not text:
        raise Reject("id_missing")
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?E\+?[0-9]+", text) or re.fullmatch(r"[0-9]{15,}\.0+", text):
        raise Reject("id_mangled")
    if not re.fullmatch("[0-9]+(X([0-9]{2})?)?" if in_list else "[0-9]+X?", text):
        raise Reject("id_chars")
    if re.fullmatch("[0-9]{15}", text):
        text = text[:6] + "19" + text[6:]
        text += check_character(text)
    elif in_list and len(text) == 20:
        text = text[:18]
    if len(text) != 18:
        raise Reject("id_length")
    if (text[1:3] if text[0] == "9" else text[:2]) not in PROVINCES:
        raise Reject("id_region")
    birth = day(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    if not birth or birth.year < 1880 or birth > as_of:
        raise Reject("id_birth")
    if not text[:17].isdigit() or text[17] != check_character(text[:17]):
        raise Reject("id_checksum")
    return text


CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def read_enterprise_id(cell):
    """The code, and whether its check character is right: GB 32100-2015."""
    text = clean_id(cell)
    if not text:
        raise Reject("id_missing")
    if len(text) != 18:
        raise Reject("id_length")
    if any(c not in CODE_ALPHABET for c in text):
        raise Reject("id_chars")
    total = sum(CODE_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(text[:17]))
    return text, CODE_ALPHABET[-total % 31] == text[17]


def word_for_nothing(cell, kind, policy):
    """'' or '0' where the whole cell is a word for it, else None."""
    text = fold(tidy(cell))
    if not text:
        return ""
    return {"empty": "", "zero": "0"}.get(policy.values.get(kind, {}).get(text))


def read_number(text, unit, whole, reason):
    """A number with ¥ before it and a unit behind it; in yuan, as the records write it."""
    text = re.sub("(?<![0-9.,]) | (?![0-9.,])", "", half(text))
    match = re.fullmatch("[¥￥]?([0-9]+(?:,[0-9]{3})*)([.][0-9]+)?" + unit, text, re.DOTALL)
    if not match:
        raise Reject(reason)
    digits = match.group(1).replace(",", "")
    decimals = (match.group(2) or ".").rstrip("0")
    if len(digits) > 12 or len(decimals) > 3 or (whole and decimals != "."):
        raise Reject(reason)
    return format(Decimal(digits + decimals), "f")


def read_amount(cell, policy, whole=False):
    nothing = word_for_nothing(cell, "amount", policy)
    if nothing is not None:
        return nothing
    return read_number(tidy(cell), "[元圆块]?", whole, "amount")


def read_grade(cell, policy):
    nothing = word_for_nothing(cell, "amount", policy)
    if nothing is not None:
        return nothing
    unit = "(?:元档次|元/年|元/人|元档|档次|元|圆|块|档)?(?:[%s].*)?" % re.escape(OPENING)
    grade = read_number(tidy(cell), unit, True, "grade")
    if grade != "0" and int(grade) not in policy.grades:
        raise Reject("grade")
    return grade


def read_date(cell, policy):
    if word_for_nothing(cell, "date", policy) is not None:
        return ""
    text = half(tidy(cell))
    found = None
    if re.fullmatch("[0-9]{14}", text):
        if int(text[8:10]) < 24 and int(text[10:12]) < 60 and int(text[12:]) < 60:
            text = text[:8]
    else:
        text = re.sub("(?<=[0-9日号])(?: |T|上午|下午|凌晨|中午|晚上)+[0-9]{1,2}[:时点].*", "", text, count=1,
                      flags=re.DOTALL)
    between = " ?[%s/._%s] ?"
    match = re.fullmatch("([0-9]{4})%s([0-9]{1,2})%s([0-9]{1,2}) ?[日号]?" %
                         (between % (re.escape(HYPHEN), "年"), between % (re.escape(HYPHEN), "月")), text)
    match = match or re.fullmatch("([0-9]{4})([0-9]{2})([0-9]{2})", text)
    if match:
        found = day(*map(int, match.groups()))
    elif re.fullmatch(r"[0-9]{5}([.][0-9]+)?", text) and 10000 <= int(text[:5]) <= 80000:
        found = datetime.date(1899, 12, 30) + datetime.timedelta(int(text[:5]))
    if not found:
        raise Reject("date")
    return found.isoformat()


def read_status(cell, source, policy):
    text = tidy(cell)
    if source == "registry" and not text:
        return "registry"
    if text not in policy.values[source]:
        raise Reject("status")
    return policy.values[source][text]


# --- towns and villages -----------------------------------------------------------------------

def less_prefix(text, prefixes):
    fitting = [p for p in prefixes if p and text.startswith(p) and text != p]
    return text[len(max(fitting, key=len)):] if fitting else None


def less_suffix(text, suffixes):
    longest = ""
    for suffix in suffixes:
        pattern = re.escape(suffix).replace(r"\#", NUMERAL).replace("#", NUMERAL)
        for start in range(1, len(text)):
            if re.fullmatch(pattern, text[start:]):
                longest = max(longest, text[start:], key=len)
    return text[:-len(longest)] if longest else None


def forms(cell, prefixes, suffixes):
    """The forms in which an area is looked up, one after the other."""
    yield cell
    text = fold(cell)
    yield text
    for shorter, affixes in ((less_prefix, prefixes), (less_suffix, suffixes)):
        while True:
            less = shorter(text, affixes)
            if less is None:
                break
            text = less
            yield text


def look_up(cell, known, prefixes, suffixes):
    for form in forms(cell, prefixes, suffixes):
        if form and form in known:
            return known[form]
    return None


def find_town(cell, policy):
    return look_up(cell, policy.towns, policy.prefixes["town"], policy.suffixes["town"])


def find_village(cell, town_cell, town, policy):
    prefixes = policy.prefixes["village"] + [fold(town_cell), fold(town or "")]
    return look_up(cell, policy.villages.get(town, {}), prefixes, policy.suffixes["village"])


def first_of_longest(text, known, starts):
    """(end, name) of the first of the longest names that stand in text at one of the starts."""
    found = None
    for start in starts:
        for spelt, name in known.items():
            if len(fold(spelt)) < 2 or spelt.isdigit() or not text.startswith(fold(spelt), start):
                continue
            if not found or len(fold(spelt)) > found[0]:
                found = len(fold(spelt)), start, name
    return (found[1] + found[0], found[2]) if found else None


def read_address(cell, policy):
    """(town, village) of an address, or None."""
    text = fold(cell)
    if "?" in text:
        return None
    starts = [i for i in range(len(text)) if i == 0 or text[i - 1] in "省市县区州盟"]
    town = first_of_longest(text, policy.towns, starts)
    if not town:
        return None
    rest = text[town[0]:]
    village = first_of_longest(rest, policy.villages.get(town[1], {}), range(len(rest)))
    return (town[1], village[1]) if village else None


def read_area(town_cell, village_cell, policy):
    """town, village, and whether both are known or empty"""
    town = find_town(town_cell, policy)
    village = find_village(village_cell, town_cell, town, policy)
    if not (town and village):
        found = read_address(village_cell, policy)
        if found and (not town_cell or town == found[0] or read_address(town_cell, policy) == found):
            return *found, True
        found = read_address(town_cell, policy)
        if found and (not village_cell or find_village(village_cell, town_cell, found[0], policy) == found[1]):
            return *found, True
    known = (town or not town_cell) and (village or not village_cell)
    return town or town_cell, village or village_cell, bool(known)


# --- one row ----------------------------------------------------------------------------------

class File:
    """One input, and what becomes of it."""

    def __init__(self, path, source, policy, options):
        self.path = path
        self.source = source
        self.policy = policy
        self.records = []
        self.rejects = []
        self.reasons = {}
        self.read = self.blank = 0
        self.eighteen = []
        data = sys.stdin.buffer.read() if path == "-" else open(path, "rb").read()
        if data.startswith(b"\x1f\x8b"):
            data = gzip.decompress(data)
        rows = list(read_rows(decode(data, options.encoding)))
        self.header = Header(source, rows, policy, options.without)
        for row in self.header.rest:
            if row.is_blank():
                self.blank += 1
            else:
                self.one_row(row)

    def one_row(self, row):
        try:
            self.test_row(row)
        except Reject as reject:
            return self.reject(row, reject)
        if self.source not in LISTS:
            return self.judge(row, 0)
        filled = [n for n, i in enumerate(self.header.ids) if clean_id(row.cell(i))]
        for n in filled or [0]:
            self.judge(row, n)
        return None

    def test_row(self, row):
        header = self.header
        for i, cell in enumerate(row.cells):
            if is_bad(cell) or ("\ufffd" in cell and i in header.read):
                raise Reject("encoding", i)
        if row.broken is not None:
            raise Reject("quote", row.broken)
        if any(tidy(c) for c in row.cells[header.width:]) or len(row.cells) <= header.read[-1]:
            raise Reject("width")
        if not any(clean_id(row.cell(i)) for i in header.ids):
            first = next(i for i, c in enumerate(row.cells) if tidy(c))
            if fold(row.tidied(first)).startswith(tuple(self.policy.footers)):
                raise Reject("footer", first)

    def judge(self, row, n):
        self.read += 1
        try:
            record = self.record(row, n)
        except Reject as reject:
            self.read -= 1
            return self.reject(self.of_household(row, n), reject)
        self.records.append(record)
        return None

    def of_household(self, row, n):
        """The row with the n-th id alone: those beside it are judged for themselves."""
        if not clean_id(row.cell(self.header.ids[n])):
            return row
        one = Row(row.line)
        others = [i for i in self.header.ids if i != self.header.ids[n]]
        one.cells = [("" if i in others else c) for i, c in enumerate(row.cells)]
        return one

    def record(self, row, n):
        """The record of a row, or of the n-th id of a row of a list."""
        record = dict.fromkeys(COLUMNS, "")
        record["copies"] = "1"
        tags = set()
        self.read_id(record, tags, row, self.header.ids[n])
        names = self.header.names
        record["name"] = read_name(row.cell(names[n])) if n < len(names) else ""
        if self.source in LISTS:
            tags.add(self.source)
        elif not record["name"]:
            raise Reject("name_missing", names[n])
        else:
            self.read_facets(record, tags, row)
        town, village = (self.cell(row, column, tidy) for column in ("town", "village"))
        record["town"], record["village"], known = read_area(town, village, self.policy)
        if not known:
            tags.add("area_unknown")
        record["tags"] = ",".join(sorted(tags - {""}))
        self.eighteen += [record["id"]] if record["id"].isdigit() else []
        return record

    def cell(self, row, column, read, *more):
        """What `read` makes of the row's cell of a column; one that is missing is as empty."""
        place = self.header.place.get(column)
        try:
            return read(row.cell(place) if place is not None else "", *more)
        except Reject as reject:
            raise Reject(reject.reason, place) from None

    def read_id(self, record, tags, row, place):
        try:
            if self.source == "enterprise":
                record["id"], good = read_enterprise_id(row.cell(place))
                record["kind"] = "enterprise"
            else:
                record["id"] = read_person_id(row.cell(place), self.source in LISTS, self.policy.as_of)
                record["kind"] = "person"
                record["sex"] = "FM"[int(record["id"][16]) % 2]
                record["birth"] = "-".join((record["id"][6:10], record["id"][10:12], record["id"][12:14]))
                good = not record["id"].endswith("000")
        except Reject as reject:
            raise Reject(reject.reason, place) from None
        if not good:
            tags.add("suspect_id")

    def read_facets(self, record, tags, row):
        """What the register and the rosters say besides."""
        policy, source = self.policy, self.source
        status = self.cell(row, "status", read_status, source, policy)
        if source == "registry":
            tags.add(status)
        else:
            record["employee" if source == "enterprise" else source] = status
        if source == "resident":
            record["grade"] = self.cell(row, "grade", read_grade, policy)
            record["paid_prev"] = self.cell(row, "paid_prev", read_amount, policy)
            record["paid"] = self.cell(row, "paid", read_amount, policy)
            record["updated"] = self.cell(row, "updated", read_date, policy)
            tags.add(policy.values["category"].get(self.cell(row, "category", tidy), ""))
        if source == "flexible":
            record["flexible_since"] = self.cell(row, "since", read_date, policy)
        if source == "enterprise":
            record["workers"] = self.cell(row, "workers", read_amount, policy, True)
            record["insured_workers"] = self.cell(row, "insured_workers", read_amount, policy, True)

    # --- rejects and the end of a file

    def reject(self, row, reject):
        self.read += 1
        self.reasons[reject.reason] = self.reasons.get(reject.reason, 0) + 1
        width = self.header.width
        cells = row.cells + [""] * (width - len(row.cells))
        column = ""
        if reject.place is not None and reject.place < len(self.header.cells):
            column = self.header.cells[reject.place]
        if reject.reason not in ("encoding", "quote", "width"):
            del cells[width:]
        cells[width:width] = [reject.reason, column, str(row.line)]
        self.rejects.append(cells)

    def write_rejects(self, directory):
        name = "stdin" if self.path == "-" else os.path.basename(self.path)
        name = re.sub(r"\.csv$", "", re.sub(r"\.gz$", "", name))
        header = self.header.cells[:self.header.width] + ["reject_reason", "reject_column", "reject_line"]
        text = "\ufeff" + "".join(map(csv_line, [header] + self.rejects))
        path = os.path.join(directory, name + ".rejects.csv")
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(text.encode("utf-8"))

    def is_refused(self, limit):
        """Whether the whole file is refused at its end."""
        rejected = self.read - len(self.records)
        if len(self.records) >= 20 and self.eighteen and all(i.endswith("000") for i in self.eighteen):
            return True
        if self.read < 20:
            return 0 < self.read == rejected
        if limit.endswith("%"):
            return rejected * 100 > Decimal(limit[:-1]) * self.read
        return rejected > int(limit)

    def closing_line(self):
        rejected = sum(self.reasons.values())
        told = ", ".join("%s %d" % (r, self.reasons[r]) for r in REASONS if r in self.reasons)
        return "normalize: %s: %d read, %d written, %d rejected%s" % (
            self.path, self.read, len(self.records), rejected, " (%s)" % told if told else "")


def csv_line(cells):
    written = []
    for cell in cells:
        cell = re.sub("[\udc00-\udcff]", "\ufffd", cell)
        written.append('"%s"' % cell.replace('"', '""') if re.search('[,"\r\n]', cell) else cell)
    return ",".join(written) + "\r\n"


class Options:
    def __init__(self, arguments):
        self.policy = os.environ.get("CANBAO_POLICY")
        self.rejects = self.encoding = None
        self.limit = "10%"
        self.without = []
        self.files = []
        source = None
        arguments = list(arguments)
        while arguments:
            option = arguments.pop(0)
            if option == "--as":
                source = arguments.pop(0)
            elif option == "--policy":
                self.policy = arguments.pop(0)
            elif option == "--rejects":
                self.rejects = arguments.pop(0)
            elif option == "--max-rejects":
                self.limit = arguments.pop(0)
            elif option == "--encoding":
                self.encoding = arguments.pop(0)
            elif option == "--without":
                self.without += arguments.pop(0).split(",")
            else:
                self.files.append((source, option))


def main():
    options = Options(sys.argv[1:])
    policy = Policy(options.policy)
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n")
    status = 0
    out.write("\t".join(COLUMNS) + "\n")
    told = []
    for source, path in options.files:
        try:
            file = File(path, source, policy, options)
        except Refused as why:
            print("normalize: %s: %s" % (path, why), file=sys.stderr)
            status = 1
            break
        for record in file.records:
            out.write("\t".join(record[c] for c in COLUMNS) + "\n")
        if file.rejects and options.rejects:
            file.write_rejects(options.rejects)
        if file.is_refused(options.limit):
            status = 1
        told.append(file.closing_line())
    out.flush()
    for line in told:
        print(line, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
