"""The numbers of a page of render-report against the tables that it was made of.

compare.py PAGE POLICY INDICATORS.csv paid=TABLE [due=TABLE] [advised=TABLE] [previous=TABLE]
           [accounts=FILE] [run=FILE] [tally=FILE] [duplicates=FILE]

Reads the tables by itself, writes each number as an official reads it, ranks the towns by exact fractions,
and compares: what the page says at a place (section, basis, town, village, indicator, field), and whether
a place that must be there is there once. Prints what differs, and last how many numbers were compared.
"""

import csv
import sys
from fractions import Fraction
from html.parser import HTMLParser

VOID = {"meta", "path", "link", "br"}


class Page(HTMLParser):
    """Each element with data-f, with its text and what stands on it and around it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.found, self.tags, self.words = [], [], [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs))
        if tag in VOID:
            return
        self.open.append((tag, attrs, []))

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        for _, _, text in self.open:
            text.append(data)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        opened, attrs, text = self.open.pop()
        assert opened == tag, (opened, tag)
        text = "".join(text)
        self.words.append((tag, attrs, text))
        if "data-f" in attrs:
            around = {}
            for _, outer, _ in self.open + [(tag, attrs, [])]:
                around.update({k: v for k, v in outer.items() if k.startswith("data-") or k == "id"})
            self.found.append((around, text))


def stream(path):
    with open(path, encoding="utf-8") as lines:
        head = next(lines).rstrip("\n").split("\t")
        return [dict(zip(head, line.rstrip("\n").split("\t"))) for line in lines]


def table(path):
    return {(r["town"], r["village"], r["indicator"]): r for r in stream(path)}


def sheet(path):
    with open(path, encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def grouped(number):
    whole, point, rest = number.partition(".")
    return f"{int(whole):,}" + point + rest


class Figures:
    def __init__(self, policy, indicators):
        self.unit = {r["indicator"]: r for r in sheet(indicators)}
        self.targets = sheet(policy + "/targets.csv")
        areas = sheet(policy + "/areas.csv")
        self.towns = {r["town"] for r in areas}
        self.villages = {(r["town"], r["village"]) for r in areas if r["village"]}

    def below(self, indicator):
        return any(t["indicator"] == indicator and t["compare"] == "<=" for t in self.targets)

    def value(self, row):
        indicator, value = row["indicator"], row["value"]
        if value == "":
            return "—"
        if self.unit[indicator]["unit"] == "%":
            hundredths = Fraction(value) * 10000
            assert hundredths.denominator == 1
            return f"{int(hundredths) // 100}.{int(hundredths) % 100:02d}%"
        return grouped(value) + " " + self.unit[indicator]["unit"]

    def number(self, row):
        return self.value(row).split(" ")[0]

    def gap(self, row):
        return grouped(row["gap"]) + " " + self.unit[row["indicator"]]["gap_unit"]

    def parts(self, row):
        return self.unit[row["indicator"]]["parts"].format(grouped(row["numerator"]), grouped(row["denominator"]))

    def target(self, row):
        share = self.unit[row["indicator"]]["unit"] == "%"
        number = Fraction(row["target"]) * (100 if share else 1)
        text = grouped(str(int(number)) if number.denominator == 1 else str(float(number)))
        text += "%" if share else " " + self.unit[row["indicator"]]["unit"]
        return "不超过 " + text if self.below(row["indicator"]) else text + " 以上"

    def change(self, old, new):
        if not old or old["value"] == "" or new["value"] == "":
            return "—"
        step = Fraction(new["value"]) - Fraction(old["value"])
        if step == 0:
            return "持平"
        unit = self.unit[new["indicator"]]["unit"]
        if unit == "%":
            text = f"{float(abs(step) * 100):,.2f} 个百分点"
        elif unit == "元":
            text = f"{float(abs(step)):,.2f} 元"
        else:
            text = f"{int(abs(step)):,} {unit}"
        return ("升 " if step > 0 else "降 ") + text

    def ranks(self, rows, indicator):
        values = {}
        for (town, village, name), row in rows.items():
            if name == indicator and town in self.towns and not village and row["value"] != "":
                values[town] = Fraction(row["numerator"]) / (int(row["denominator"] or 1))
        sign = 1 if self.below(indicator) else -1
        return {t: 1 + sum(1 for o in values.values() if sign * o < sign * v) for t, v in values.items()}


def wanted(f, tables):
    """place -> text of all that must be on the page"""
    paid, want = tables["paid"], {}

    def put(section, basis, town, village, indicator, field, text):
        want[section, basis, town, village, indicator, field] = text

    towns = [t for (t, v, i) in paid if v == "" and t and i == "persons"]
    measured = [i for i in f.unit if any(r["target"] for (t, v, n), r in paid.items() if n == i and not v)]
    county = [i for i in measured if paid["", "", i]["target"]]
    for i in "persons", "enterprises", "businesses":
        put(None, "", "", None, i, "value", f.value(paid["", "", i]))
    for i in county:
        row = paid["", "", i]
        put("goals", "", "", None, i, "value", f.value(row))
        put("goals", "", "", None, i, "target", f.target(row))
        if row["met"] == "no":
            put("goals", "", "", None, i, "gap", f.gap(row))
        if row["denominator"]:
            put("goals", "", "", None, i, "parts", f.parts(row))
        for basis in "paid", "due", "advised":
            if basis in tables:
                rows = tables[basis]
                put("bases", basis, "", None, i, "value", f.value(rows["", "", i]))
                met = [rows[t, "", i]["met"] for t in towns if t in f.towns and (t, "", i) in rows]
                if met.count("yes") + met.count("no"):
                    put("bases", basis, "", None, i, "towns",
                        f"达标乡镇 {met.count('yes')} 个，共 {met.count('yes') + met.count('no')} 个")
        if "previous" in tables:
            put("goals", "", "", None, i, "change", f.change(tables["previous"]["", "", i], row))
    for i in measured:
        ranks = f.ranks(paid, i)
        for t in [""] + towns:
            row = paid[t, "", i]
            put("towns", "", t, None, i, "value", f.value(row))
            if t:
                put("bars", "", t, None, i, "value", f.value(row))
                put("bars", "", t, None, i, "rank", str(ranks.get(t, "")))
            if t in ranks:
                put("towns", "", t, None, i, "rank", str(ranks[t]))
            if "previous" in tables:
                put("changes", "", t, None, i, "change", f.change(tables["previous"].get((t, "", i)), row))
    todo = [i for i in f.unit if i.startswith("action_")] + ["backpay"]
    for i in todo:
        if i != "action_none":
            put("actions", "bar", "", None, i, "value", f.value(paid["", "", i]))
        for t in [""] + towns:
            put("actions", "", t, None, i, "value", f.number(paid[t, "", i]))
    for (t, v, i), row in paid.items():
        if i == "average_paid" and v and (t, v) in f.villages:
            put("villages", "", t, v, i, "value", f.value(row))
        if i == "thousand_villages" and t in f.towns and any(a == t for a, _ in f.villages):
            put("villages", "", t, None, i, "parts", f.parts(row))
        if i == "area_unknown" and not v and (not t or row["value"] != "0"):
            put("quality", "", t, None, i, "value", f.value(row))
        if i == "persons" and t and t != "-" and (t not in f.towns or (v and (t, v) not in f.villages)):
            put("quality", "", t, v, i, "value", f.value(row))
    return want


def wanted_of_run(files):
    """the same of what is told of the run: (kind, name, field) -> text"""
    want = {}
    for number, row in enumerate(stream(files["accounts"]) if "accounts" in files else [], 1):
        for field in "read", "written", "rejected", "merged":
            want["row", str(number), field] = grouped(row[field])
    for row in stream(files["run"]) if "run" in files else []:
        if row["bytes"]:
            want["file", row["value"], "bytes"] = grouped(row["bytes"])
    if "tally" in files:
        with open(files["tally"], encoding="utf-8") as lines:
            rows = [line.rstrip("\n").split("\t") for line in lines]
        reasons = {}
        for _, kind, name, count in rows:
            if kind == "rejected":
                reasons[name] = reasons.get(name, 0) + int(count)
        for name, count in reasons.items():
            want["reason", name, "rejected"] = f"{count:,}"
        read = sum(int(r[3]) for r in rows if r[1] == "read")
        want[None, None, "rejected"] = f"读入 {read:,} 条，退回 {sum(reasons.values()):,} 条。"
    if "duplicates" in files:
        tags = [r["tags"].split(",") for r in stream(files["duplicates"])]
        want[None, None, "merged"] = f"同一人（企业）的记录合并掉 {len(tags):,} 条，其中与保留的记录不一致的："
        for tag, text in ("name_conflict", "姓名不一致"), ("double_resident", "居保重复且内容不同"):
            want[None, None, tag] = f"{text} {sum(tag in t for t in tags):,}"
    return want


def wanted_of_lead(paid):
    met = [r["met"] for (t, v, i), r in paid.items() if not t and r["target"]]
    return {(None, None, "met"): str(met.count("yes")), (None, None, "unmet"): str(met.count("no"))}


def place_of_run(around):
    for kind in "row", "file", "reason":
        if "data-" + kind in around:
            return kind, around["data-" + kind], around["data-f"]
    return None, None, around["data-f"]


def main():
    path, policy, indicators = sys.argv[1:4]
    files = dict(a.split("=", 1) for a in sys.argv[4:])
    tables = {k: table(v) for k, v in files.items() if k in ("paid", "due", "advised", "previous")}
    page, f, faults, seen = Page(), Figures(policy, indicators), [], {}
    with open(path, encoding="utf-8") as text:
        page.feed(text.read())
    want = {**wanted(f, tables), **wanted_of_run(files), **wanted_of_lead(tables["paid"])}
    for around, text in page.found:
        section, basis = around.get("id"), around.get("data-basis", "")
        place = (section, basis, around.get("data-town", ""), around.get("data-village"),
                 around.get("data-i"), around["data-f"])
        if section == "actions" and text != "—" and text.endswith("人"):
            place = (section, "bar") + place[2:]
        if "data-i" not in around:
            place = place_of_run(around)
        if place in seen:
            faults.append(f"twice: {place}")
        seen[place] = text
    for place in sorted(set(want) | set(seen), key=str):
        if want.get(place) != seen.get(place):
            faults.append(f"{place}: {seen.get(place)!r} where the table has {want.get(place)!r}")
    # a word beside every colour, a text for every picture
    for tag, attrs, text in page.words:
        classes = set((attrs.get("class") or "").split())
        if tag in ("td", "article", "h4", "em") and classes & {"met", "unmet"} and not (
                "达标" in text or "千元" in text):
            faults.append(f"a colour without a word: {tag} {attrs} {text!r}")
    for tag, attrs in page.tags:
        if tag == "svg" and not (attrs.get("aria-hidden") == "true" or attrs.get("aria-label")):
            faults.append(f"a picture without a text: {attrs}")
        if tag in ("script", "link", "img", "iframe", "object", "embed", "form", "base"):
            faults.append(f"a {tag} on the page")
        for name in attrs:
            if name.startswith("on") or name in ("src", "srcset", "style") or (
                    name == "href" and not attrs[name].startswith("#")):
                faults.append(f"{name} on a {tag}")
    print("\n".join(faults[:500] + [f"{len(seen)} numbers, {len(faults)} faults"]))


main()
