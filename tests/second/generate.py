#!/usr/bin/env python3
"""generate.py SEED ROWS DIR: source files whose cells are spelt by chance, about ROWS rows in all.

Writes DIR/NNN.csv of every source and DIR/manifest, lines of SOURCE and file name. What can be spelt
oddly is; about half of the rows are right. DIR/whole has a manifest too, of files that a rule for whole
files decides, at its bound and on both sides. The people and enterprises do not exist.
"""

import os
import random
import sys

import normalize as contract

POLICY = os.environ["CANBAO_POLICY"]
ROWS_PER_FILE = 60
INVISIBLE = [c for c in contract.INVISIBLE]
BLANKS = [c for c in contract.BLANK if c not in "\r\n"] + [" ", "\u3000", "\xa0", "\t"] * 6
HYPHENS = list(contract.HYPHEN) + ["\uff0d"]
BRACKETS = ["()", "（）", "[]", "【】", "［］"]


def near_misses():
    """kind of cell: its spellings in near-misses.txt"""
    near = {}
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "near-misses.txt")
    with open(path, encoding="utf-8") as file:
        for line in file:
            kind, _, text = line.rstrip("\n").partition(" ")
            text = text.replace("\\n", "\n").replace("\\x20", " ").replace("\\u200b", "\u200b")
            near.setdefault(kind, []).append(text.replace("\\u3000", "\u3000"))
    return near


class Maker:
    def __init__(self, seed):
        self.near = near_misses()
        self.chance = random.Random(seed)
        self.policy = contract.Policy(POLICY)
        self.areas = [(t, v) for t, known in self.policy.villages.items() for v in sorted(set(known.values()))]

    # --- spelling

    def one(self, *choices):
        return self.chance.choice(choices if len(choices) > 1 else choices[0])

    def maybe(self, share):
        return self.chance.random() < share

    def wide(self, text, share=0.5):
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and self.maybe(share) else c for c in text)

    def insert(self, text, pieces, times=1):
        for _ in range(times):
            at = self.chance.randint(0, len(text))
            text = text[:at] + self.one(pieces) + text[at:]
        return text

    def ends(self, text):
        """Blanks and invisible characters at the ends, which never count."""
        for _ in range(self.chance.randint(1, 3)):
            piece = self.one(self.one(INVISIBLE), self.one(BLANKS), "\n", "\r\n", "\r")
            text = piece + text if self.maybe(0.5) else text + piece
        return text

    def odd(self, text):
        """A text as written, or with something in it that may or may not count."""
        kind = self.chance.randint(0, 9)
        if kind == 0:
            return self.ends(text)
        if kind == 1:
            return self.insert(text, INVISIBLE)
        if kind == 2:
            return self.insert(text, BLANKS)
        if kind == 3:
            return self.wide(text, self.one(0.2, 1))
        if kind == 4 and self.maybe(0.3):
            return self.insert(text, list("?？*'\".,、\ufffd元x-T|#"))
        return text

    def mutated(self, text):
        """A text with a few characters more, less or other."""
        pool = list("0123456789.,-/:年月日时点号T元圆块档次¥￥()（[【<《X×xE+'\"=?？#村组社区镇乡县市第十百〇·. ")
        pool += BLANKS[:3] + INVISIBLE[:2]
        for _ in range(self.one(1, 1, 2, 3)):
            at = self.chance.randint(0, len(text))
            kind = self.chance.randint(0, 3)
            text = text[:at] + (self.one(pool) if kind else "") + text[at + (kind != 1):]
            if kind == 3:
                text = text[:at] + text[at:at + 3] * 2 + text[at + 3:]
        return text

    def numeral(self):
        return self.one(str(self.chance.randint(0, 120)), self.one("一二三四五六七八九十〇零百"),
                        self.one("十百") + self.one("一二三"), self.one("二三") + "十" + self.one("五六"), self.wide("12", 1))

    # --- cells

    def digits(self, n):
        return "".join(self.one("0123456789") for _ in range(n))

    def birth(self):
        return self.one(["%d%02d%02d" % (self.chance.randint(1925, 2010), self.chance.randint(1, 12),
                                         self.chance.randint(1, 28))] * 20 +
                        ["18800101", "20241231", "20240229", "19000228", "19960229"])

    def citizen_id(self, birth=None, area=None):
        area = area or self.one(["341022"] * 6 + "342724 110101 654325 810000 710000 932682 934001".split())
        text = area + (birth or self.birth()) + (self.digits(3) if self.maybe(0.97) else self.one("12345") + "00")
        return text + contract.check_character(text)

    def person_id(self, in_list):
        text = self.citizen_id()
        if self.maybe(0.06):
            text = text[:6] + "19" + text[8:17]
            text = text[:6] + text[8:]
        elif self.maybe(0.1):
            while text[17] != "X":
                text = self.citizen_id()
        if len(text) == 18 and text[17] == "X":
            text = text[:17] + self.one(list("XXXxＸｘ") + list(contract.LOOKS_LIKE_X))
        if (in_list and self.maybe(0.2)) or self.maybe(0.02):
            text += self.one("11", "43", "62", "7", "999", "4B")
        return text

    def dressed_id(self, text):
        """An ID in what spreadsheets and people put in and around it."""
        for _ in range(self.one(0, 1, 1, 1, 2)):
            kind = self.chance.randint(0, 7)
            if kind == 0:
                text = self.wide(text, self.one(0.1, 0.5, 1))
            elif kind == 1:
                text = self.insert(text, INVISIBLE, self.chance.randint(1, 3))
            elif kind == 2:
                text = self.insert(text, BLANKS, self.chance.randint(1, 4))
            elif kind == 3:
                text = self.insert(text, HYPHENS, self.chance.randint(1, 3))
            elif kind == 4:
                text = '="%s"' % text
            elif kind == 5:
                text = self.one(list(contract.FRONT) + ["（", "＂", "''"]) + text
            elif kind == 6:
                text = text + self.one(list(contract.BACK) + ["）", "＇", "。。"])
            else:
                text = self.one("()", "（）", "【】", "“”", "‘’", "[]", "<>", "《》", "\"\"", "``")
                text = text[0] + self.citizen_id() + text[1]
        return text

    def some_id(self, in_list):
        return self.dressed_id(self.person_id(in_list)) if self.maybe(self.trouble) else self.citizen_id()

    def wrong_id(self):
        good = self.citizen_id()
        return self.one(self.near["id"] + [
            good + '.0',
            good[:15] + '.00',
            good[:14] + '****',
            good[:17] + self.one('0123456789X'),
            good[:17],
            good + '1',
            good[:14],
            good[:10] + self.one('abXO×') + good[11:],
            good[:16] + self.one('×Хx') + good[17],
            good + ' ' + self.citizen_id(),
            good + self.one(',/;、\n') + self.citizen_id(),
            self.citizen_id(area=self.one("991022 201022 601022 820000 960000 941022 011022".split())),
            self.citizen_id(self.one("19750230 19001301 18791231 20250101 19000229 00000000 20241232".split())),
            good[:17] + 'X1',
            good[:17] + 'X12',
            good[:17] + 'X123',
            good[:15] + 'X12',
            good[:6] + good[8:17] + 'X',
            good[:12] + 'X12',
            '/' + good,
            good + '*',
            good + '（' + '亡' + '）',
            'A' + good[1:],
            '+' + good,
            '=' + good,
            good[:17] + 'Ⅺ',
            good + 'X',
            '="%s' % good,
            '="\'%s\'"' % good,
            '(' + good + ")'",
            '٣' + good[1:]])

    def code(self):
        text = self.one("91", "92", "93", "52", "N2", "11") + "341022"
        text += "".join(self.one(contract.CODE_ALPHABET) for _ in range(9))
        total = sum(contract.CODE_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(text))
        text += contract.CODE_ALPHABET[-total % 31]
        return text.lower() if self.maybe(0.1) else text

    def enterprise_id(self, wild):
        if not wild:
            return self.dressed_id(self.code()) if self.maybe(self.trouble) else self.code()
        good = self.code()
        return self.one(["", good[:17], good + "0", good[:9] + self.one("IOSVZ*×Ж") + good[10:],
                         good[:17] + self.one("0123456789AX×х"),
                         good[:17] + self.one(contract.LOOKS_LIKE_X), "3.41E+17", self.dressed_id(good), "无",
                         good[8:17], "9" * 15])

    def name(self, wild):
        han = lambda n: "".join(self.one("甲乙丙丁戊王李张刘陈杨黄赵周吴徐孙马朱胡玥㛃𠮷〇\ue000") for _ in range(n))
        text = self.one(han(2), han(3), han(2), han(2) + "·" + han(3))
        if self.maybe(0.25):
            gap = self.one("", " ", "\u3000", "\u200b", "\u2060 ")
            text = han(2) + gap + self.one(contract.DOT) + self.one("", gap) + han(self.one(1, 2))
        if self.maybe(0.15):
            text = self.insert(text, BLANKS, self.one(1, 2))
        if wild:
            text = self.one("", " ", "\u3000\u200b", "A.B", "John  Smith", "ﾊ･ﾊ", han(2) + ".." + han(1),
                            han(1) + ". ." + han(1), han(1) + ".B", han(2) + "2", "・" + han(2), han(2) + "・",
                            han(1) + " A " + han(1), "“" + han(2) + "”", han(1) + "\ufffd", "Ａ" + han(1),
                            han(1) + "-" + han(1), "\u202e" + han(2), "\x1b]0;" + han(1), self.odd(han(2)),
                            han(2) + "(" + han(1) + ")")
        return text

    def amount(self, wild):
        number = self.one("0 100 500 3000 0500 500.00 500.5 500.50 12.34 12.340 1,234 1,234,567.80 200 999999999999 "
                          "00.10 0.01".split())
        if wild:
            return self.one(self.near["amount"] + [self.odd(number)] * 8)
        if self.maybe(0.25):
            return self.nothing("amount")
        text = self.one("", "", "", "¥", "￥", "¥ ", "￥ ") + number
        text += self.one("", "", "", "元", "圆", "块", " 元", "\u3000块")
        if self.maybe(0.2):
            text = self.wide(text, self.one(0.3, 1))
        return self.ends(text) if self.maybe(0.1) else text

    def nothing(self, kind):
        text = self.one(sorted(self.policy.values[kind]) + [""])
        if self.maybe(0.3):
            text = self.wide(text, 1)
        return self.insert(text, BLANKS + INVISIBLE) if self.maybe(0.3) else text

    def grade(self, wild):
        number = str(self.one(sorted(self.policy.grades)))
        bracket = self.one(BRACKETS)
        unit = self.one("元 圆 块 档 元档 档次 元档次 元/年 元/人".split() + ["", "", ""])
        tail = self.one("", "", bracket[0] + self.one("代缴", "个人缴费300省补24", "") + self.one(bracket[1], "", "x"))
        if wild:
            return self.one(self.near["grade"] + [self.odd(number + unit + tail), self.amount(True)] * 4)
        if self.maybe(0.15):
            return self.nothing("amount")
        number = self.one(number, number, number + ".00", "0" + number)
        text = self.one("", "", "", "¥", "￥ ") + number + self.one("", "", " ") + unit + self.one("", " ") + tail
        return self.wide(text, self.one(0.3, 1)) if self.maybe(0.2) else text

    def time(self):
        hour, minute = self.chance.randint(0, 29), self.chance.randint(0, 59)
        form = self.one("%d:%02d", "%02d:%02d:07", "%d时%d分", "%d点%d", "%02d:%02d:00.000Z", "%d：%02d", "%d:%d")
        before = [" ", "  ", "T", "上午", "下午", " 下午", " 上午 ", "凌晨", "中午", "晚上", "\n", "\u3000", "Ｔ"]
        return self.one(before) + form % (hour, minute)

    def date(self, wild):
        pad = self.one("%d", "%02d")
        year = str(self.chance.randint(1990, 2025))
        m, d = pad % self.chance.randint(1, 12), pad % self.chance.randint(1, 28)
        gap = lambda: self.one("", "", "", "", " ", "\u3000")
        first, second = self.one(HYPHENS + list("/._年／．＿")), self.one(HYPHENS + list("/._月／．＿"))
        apart = year + gap() + first + gap() + m + gap() + second + gap() + d + self.one("", "", "日", "号", " 日")
        plain = self.one(apart, self.one("%s-%s-%s", "%s年%s月%s日", "%s/%s/%s", "%s.%s.%s") % (year, m, d))
        compact = year + m.zfill(2) + d.zfill(2)
        if wild:
            odd = [self.odd(plain), self.odd(plain + self.time()), self.odd(compact)]
            return self.one(self.near["date"] + odd * 4)
        if self.maybe(0.15):
            return self.nothing("date")
        number = str(self.chance.randint(30000, 46000)) + self.one("", ".0", ".25")
        text = self.one(plain, plain, plain, compact, number)
        if text is plain and self.maybe(0.3):
            text += self.time()
        elif text == compact and self.maybe(0.3):
            text += self.one("083000", "235959", "000000", " 8:30", "T08:30:00")
        return self.wide(text, self.one(0.3, 1)) if self.maybe(0.15) else text

    def word(self, source, wild):
        text = self.one(sorted(self.policy.values[source]))
        if wild:
            return self.one(["未知", "null", "-", "5", "正常 ", "0", "", text + "？", self.odd(text),
                             self.insert(text, BLANKS), self.wide(text, 1)])
        return self.one(text, text, text, self.ends(text), self.insert(text, INVISIBLE))

    # --- towns and villages

    def spelt(self, known, name):
        return self.one([s for s, n in sorted(known.items()) if n == name])

    def affixed(self, text, level, more):
        for _ in range(self.one(0, 0, 1, 1, 2)):
            if self.maybe(0.5):
                text = self.one(self.policy.prefixes[level] + more) + text
            else:
                text += self.one(self.policy.suffixes[level]).replace("#", self.numeral())
        return text

    def place(self, wild):
        """The cells of a town and a village."""
        town, village = self.one(self.areas)
        t = self.one(town, town, self.spelt(self.policy.towns, town))
        v = self.one(village, village, self.spelt(self.policy.villages[town], village))
        kind = self.chance.randint(0, 9)
        if kind < 3 or wild:
            t = self.affixed(t, "town", [])
            v = self.affixed(v, "village", [town, t])
        elif kind == 3:
            return self.address(t, v, town)
        elif kind == 4:
            t, v = self.one((t, ""), ("", v), ("", ""), ("", self.one(["安徽省休宁县" + t + v, t + v + "3号"])))
        if not wild:
            return t, v
        kind = self.chance.randint(0, 7)
        if kind == 0:
            return self.address(t, v, town)
        if kind == 1:
            t = self.one(sorted(self.policy.towns))
        elif kind == 2:
            v += self.one("？", "?", "(?)", "*", "某组", "组", "第组", "3", "路3号")
        elif kind == 3:
            t += self.one("？", "?", "县", "街道", "3", "镇")
        return self.odd(t), self.odd(v)

    def address(self, t, v, town):
        other = self.one(self.areas)
        text = self.one("", "安徽省", "安徽省黄山市", "休宁县", "歙县", "浙江省杭州市西湖区", "某州", "住") + t
        text += self.one("", "", "横江路3号", "村", other[1]) + v + self.one("", "", "3组", "三组12号", "？", other[1])
        if self.maybe(0.2):
            text = self.odd(text)
        return self.one((text, ""), ("", text), (text, v), (t, text), (town, text), (other[0], text),
                        (text, other[1]), (text, text), (text, text + "3号"), (self.one("休宁县", "黄山") + t, text))

    # --- rows, headers and files

    def record(self, source, columns, wild):
        """The cells of a row. Of a row that is not wild, at most one cell is."""
        in_list = source in contract.LISTS
        worst = self.chance.randrange(len(columns)) if self.maybe(self.trouble) else None
        t, v = self.place(wild or self.maybe(0.15))
        cells = []
        for i, column in enumerate(columns):
            odd = (wild and self.maybe(0.5)) or i == worst
            if column == "id" and source == "enterprise":
                cell = self.enterprise_id(odd)
            elif column == "id":
                cell = self.wrong_id() if odd else self.some_id(in_list)
                if "id" in columns[:i] and self.maybe(0.4):
                    cell = self.one("", "", "", " ", "-")
            elif column in ("workers", "insured_workers"):
                cell = self.amount(odd) if odd else self.one("0", "12", "1,234", "12.0", "", "/", "１２", "无")
            elif column == "status":
                cell = self.word(source, odd) if source in self.policy.values else self.one("正常", "")
            elif column in ("town", "village"):
                cell = t if column == "town" else v
            elif column == "category":
                cell = self.word("category", odd) if self.maybe(0.5) else self.one("普通", "", "代 缴")
            else:
                make = {"name": self.name, "grade": self.grade, "paid": self.amount, "paid_prev": self.amount,
                        "updated": self.date, "since": self.date}.get(column)
                cell = make(odd) if make else self.one("", "", "x", "备注", "1", "\ufffd", "a\"b", "合计", "a\nb")
            cells.append(self.mutated(cell) if odd and self.maybe(0.3) else cell)
        return cells

    def footer(self, width):
        word = self.odd(self.one(self.policy.footers)) + self.one("", "", "：王", ":", "1200")
        cells = [""] * width
        cells[self.one(0, 0, self.chance.randrange(width))] = word
        return cells

    def header_word(self, column, source, number):
        if column is None:
            return self.one("备注", "序号", "联系电话", "性别", "说明", "填报人", "金额合计")
        text = self.one(sorted(self.policy.headers(source)[0][column]))
        bracket = self.one("(元)", "（元）", "（必填）", "(1)")
        digits = "" if text[-1].isdigit() else str(number)
        text += self.one([""] * 6 + [digits, digits, bracket, bracket + str(number)])
        if self.maybe(0.15):
            text = self.one(self.wide(text, 1), self.ends(text), text.lower(),
                            self.insert(text, [" ", "\n", "\u3000", "\u200b"]))
        return text

    def columns(self, source):
        names, need = self.policy.headers(source)
        columns = [c for c in names if c in ("id", "name") or c in need or self.maybe(0.85)]
        if source in contract.LISTS and self.maybe(0.4):
            columns += ["id", "name"] * self.one(1, 2)
        elif self.maybe(0.1):
            columns += [self.one(columns)]
        columns += [None] * self.one(0, 1, 1, 2)
        self.chance.shuffle(columns)
        return columns

    def header(self, source, columns):
        """The rows above the data."""
        words = [self.header_word(c, source, i) for i, c in enumerate(columns)]
        above = [self.one(["休宁县2024年报表"], ["", "", "单位：元"], ["填报单位", ""], [""]) for _ in range(self.one(0, 0, 1, 2))]
        if self.maybe(0.2):
            fixed = [c in ("id", "name") for c in columns]
            below = ["" if f or self.maybe(0.3) else w for f, w in zip(fixed, words)]
            top = [w if f or not b else self.one("", "缴费情况", w) for f, w, b in zip(fixed, words, below)]
            return above + [top, below]
        return above + [words + [""] * self.one(0, 0, 0, 1, 3)]

    def cut(self, cells):
        """A row with fewer or more cells, now and then."""
        kind = self.chance.randint(0, 39 if self.trouble > 0.1 else 150)
        if kind == 0:
            return cells[:self.chance.randint(1, len(cells))]
        if kind == 1:
            return cells + [self.one("", " ", "\u3000", "x", "\u200b", "1")] * self.chance.randint(1, 3)
        while kind < 12 and len(cells) > 1 and not contract.tidy(cells[-1]):
            cells = cells[:-1]
        return cells

    def written(self, cells, encoding):
        """The bytes of a row without its end; some are broken."""
        parts = []
        for cell in cells:
            if any(c in cell for c in ",\r\n") or cell.startswith('"') or self.maybe(0.1):
                cell = '"%s"' % cell.replace('"', '""')
                if self.maybe(self.trouble * 0.02):
                    cell += self.one(" ", "x", "'", "\"\"", "é")
            parts.append(cell.encode(encoding))
        if self.maybe(self.trouble * 0.03):
            at = self.chance.randrange(len(parts))
            cut = self.chance.randint(0, len(parts[at]))
            wrong = [b"\xff", b"\xff\xff", b"\xfe"]
            if encoding == "utf-8":
                wrong += [b"\x80", b"\xe4\xb8", b"\xc0\xaf", b"\xed\xa0\x80"]
            if b'"' not in parts[at]:
                parts[at] = parts[at][:cut] + self.one(wrong) + parts[at][cut:]
        return b",".join(parts)

    def file(self, source, count):
        columns = self.columns(source)
        self.trouble = self.one(0.5, 0.5, 0.5, 0.05)
        encoding = self.one("utf-8", "utf-8", "gb18030")
        ends = self.one(["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"])
        mark = b"\xef\xbb\xbf" if encoding == "utf-8" and self.maybe(0.5) else b""
        rows = self.header(source, columns)
        start = len(rows)
        for _ in range(count):
            kind = self.chance.randint(0, 59 if self.trouble > 0.1 else 300)
            if kind == 0:
                rows.append(self.footer(len(columns)))
            elif kind == 1:
                rows.append(self.one([""], [" "] * 3, [""] * len(columns), ["\u200b", "\xa0"]))
            else:
                rows.append(self.cut(self.record(source, columns, self.maybe(self.trouble * 0.8))))
        data = mark
        for n, cells in enumerate(rows):
            if n < start:
                line = contract.csv_line(cells)[:-2].encode(encoding)
            else:
                line = self.written(cells, encoding)
            data += line + (b"" if n == len(rows) - 1 and self.maybe(0.3) else self.one(ends).encode())
        return data

    # --- what refuses a whole file

    def rounded_id(self):
        while True:
            text = self.citizen_id()[:14] + self.one("12345") + "00"
            if contract.check_character(text) == "0":
                return text + "0"

    def whole(self):
        """name, source and content of files that are refused as a whole, or just not"""
        good = lambda n: [self.citizen_id() for _ in range(n)]
        head = "姓名,身份证号"

        def rows(header, ids, more=""):
            return header + "\n" + "".join("甲,%s%s\n" % (i, more) for i in ids)

        yield "limit-at", "exempt", rows(head, good(18) + ["1", "2"])
        yield "limit-over", "exempt", rows(head, good(17) + ["1", "2", "3"])
        yield "limit-short", "exempt", rows(head, good(1) + ["1"] * 18)
        yield "limit-all", "exempt", rows(head, ["1", "2"])
        yield "rounded-20", "exempt", rows(head, [self.rounded_id() for _ in range(20)])
        yield "rounded-19", "exempt", rows(head, [self.rounded_id() for _ in range(19)])
        yield "rounded-but-one", "exempt", rows(head, [self.rounded_id() for _ in range(20)] + good(1))
        yield "blank", "exempt", rows(head, []) + "\n , \n"
        yield "no-name", "exempt", rows("身份证号,备注", good(3))
        yield "no-id", "exempt", rows("姓名,备注", good(3))
        yield "row-20", "exempt", "题,\n" * 19 + rows(head, good(3))
        yield "row-21", "exempt", "题,\n" * 20 + rows(head, good(3))
        yield "open-quote", "exempt", rows(head, good(3) + ['"' + self.citizen_id()])
        for column in ("status", "town", "village"):
            headers = {"status": "户籍状态", "town": "乡镇", "village": "村"}
            header = ",".join([head] + [headers[h] for h in headers if h != column])
            yield "no-" + column, "registry", rows(header, good(3), ",,")


def main():
    seed, rows, directory = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    maker = Maker(seed)
    weights = contract.SOURCES + ["resident", "resident", "registry", "flexible"] * 3
    os.makedirs(directory, exist_ok=True)
    with open(os.path.join(directory, "manifest"), "w", encoding="utf-8") as manifest:
        for n in range(max(1, rows // ROWS_PER_FILE)):
            source = weights[n % len(weights)]
            data = maker.file(source, ROWS_PER_FILE)
            with open(os.path.join(directory, "%03d.csv" % n), "wb") as file:
                file.write(data)
            manifest.write("%s %03d.csv\n" % (source, n))
    os.makedirs(os.path.join(directory, "whole"), exist_ok=True)
    with open(os.path.join(directory, "whole", "manifest"), "w", encoding="utf-8") as manifest:
        for name, source, content in maker.whole():
            with open(os.path.join(directory, "whole", name + ".csv"), "w", encoding="utf-8") as file:
                file.write(content)
            manifest.write("%s %s.csv\n" % (source, name))


if __name__ == "__main__":
    main()
