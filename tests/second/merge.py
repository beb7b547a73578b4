#!/usr/bin/env python3
"""merge.py FILTER [OPTION]... [FILE]...: a second reading of the contract behind normalize.

FILTER is dedupe-by-id-hash, classify-age-band, assign-grade or aggregate-targets (--counts,
--basis paid|due|advised); --policy DIR for all.
"""

import datetime
import gzip
import math
import os
import sys
from decimal import Decimal

import normalize as contract

STATUSES = ["", "ended", "paused", "receiving", "active"]
ACTIONS = "keep raise renew enrol_resident enrol_employee switch stop verify none".split()
COUNTS = ("persons enterprises eligible insured due_renewal renewed payers amount_cents payers_low payers_low_exact "
          "payers_high payers_high_exact payers_own amount_own_cents payers_low_own payers_high_own insured_enterprises "
          "businesses insured_businesses workers insured_workers flexible_insured new_flexible dual backpay "
          "area_unknown").split() + ["action_" + a for a in ACTIONS]


def number(text):
    """An amount or count as a number; empty is below 0."""
    return Decimal(text) if text else Decimal(-1)


def utf8(text):
    return text.encode("utf-8")


def bytewise(texts):
    return tuple(map(utf8, texts))


def tags_of(record):
    return set(record["tags"].split(",")) - {""}


# --- the stream -------------------------------------------------------------------------------

def read_stream(paths):
    """The header, and the records as dicts."""
    header = None
    records = []
    for path in paths or ["-"]:
        data = sys.stdin.buffer.read() if path == "-" else open(path, "rb").read()
        if data.startswith(b"\x1f\x8b"):
            data = gzip.decompress(data)
        for line in data.decode("utf-8").split("\n"):
            cells = line.split("\t")
            if header is None:
                header = cells
            elif line and cells != header:
                records.append(dict(zip(header, cells)))
    return header, records


def write_stream(header, records):
    lines = ["\t".join(header)] + ["\t".join(str(r[c]) for c in header) for r in records]
    sys.stdout.buffer.write(utf8("".join(line + "\n" for line in lines)))


def with_columns(header, more):
    return header + [c for c in more if c not in header]


# --- dedupe-by-id-hash ------------------------------------------------------------------------

MASK = (1 << 64) - 1
SECRET = bytes.fromhex("b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671f")


def word(data, at):
    return int.from_bytes(data[at:at + 8], "little")


def xxh3_of_18_bytes(data):
    """XXH3-64, seed 0, as its specification has it for 17 to 32 bytes."""
    total = len(data) * 0x9E3779B185EBCA87
    for at, secret in ((0, 0), (len(data) - 16, 16)):
        product = (word(data, at) ^ word(SECRET, secret)) * (word(data, at + 8) ^ word(SECRET, secret + 8))
        total += (product & MASK) ^ (product >> 64)
    total &= MASK
    total ^= total >> 37
    total = total * 0x165667919E3779F9 & MASK
    return total ^ (total >> 32)


def rank(record):
    if tags_of(record) & {"registry", "deceased", "moved_out"}:
        return 4
    return 3 if record["resident"] else 2 if record["employee"] else 1 if record["flexible"] else 0


FACET = "resident grade paid_prev paid updated".split()


def facet_order(record):
    return (utf8(record["updated"]), STATUSES.index(record["resident"]), number(record["grade"]),
            number(record["paid"]), number(record["paid_prev"]))


def enterprise_order(record):
    return STATUSES.index(record["employee"]), number(record["workers"]), number(record["insured_workers"])


def merge(group, columns):
    """One record of all that have one id."""
    merged = {c: max((r[c] for r in group), key=utf8) for c in columns}
    highest = max(map(rank, group))
    best = [r for r in group if rank(r) == highest]
    merged["name"] = max((r["name"] for r in best), key=utf8)
    merged["town"], merged["village"] = max(((r["town"], r["village"]) for r in best), key=bytewise)
    tags = set().union(*map(tags_of, group))
    if len({r["name"] for r in group} - {""}) > 1:
        tags.add("name_conflict")
    residents = [r for r in group if r["resident"]]
    if residents:
        greatest = max(residents, key=facet_order)
        merged.update((c, greatest[c]) for c in FACET)
        if len({facet_order(r) for r in residents}) > 1:
            tags.add("double_resident")
    else:
        merged.update((c, "") for c in FACET)
    for column in ("employee", "flexible"):
        merged[column] = max((r[column] for r in group), key=STATUSES.index)
    if merged["kind"] == "enterprise":
        greatest = max(group, key=enterprise_order)
        merged.update((c, greatest[c]) for c in ("employee", "workers", "insured_workers"))
    merged["flexible_since"] = min((r["flexible_since"] for r in group if r["flexible_since"]), default="")
    merged["tags"] = ",".join(sorted(tags, key=utf8))
    merged["copies"] = sum(int(r["copies"]) for r in group)
    return merged


def dedupe(header, records):
    groups = {}
    for record in records:
        record["id_hash"] = "%016x" % xxh3_of_18_bytes(utf8(record["id"]))
        groups.setdefault((record["id_hash"], record["id"]), []).append(record)
    header = header if "id_hash" in header else ["id_hash"] + header
    return header, [merge(groups[key], header) for key in sorted(groups)]


# --- classify-age-band ------------------------------------------------------------------------

def birthday(birth, years):
    """The day on which who was born then is so many years old."""
    year, month, day = map(int, birth.split("-"))
    return contract.day(year + years, month, day) or datetime.date(year + years, 3, 1)


def classify(header, records, policy):
    bands = policy.table("bands.csv")
    law = Law(policy) if os.path.exists(os.path.join(policy.directory, "retirement.csv")) else None
    columns = ["age", "band", "guide"]
    if law or "retirement" in header or "short_months" in header:
        columns += ["retirement", "short_months"]
    for record in records:
        record.update(dict.fromkeys(columns, ""))
        if record["kind"] == "enterprise":
            continue
        age = policy.as_of.year - int(record["birth"][:4])
        record["age"] = age if birthday(record["birth"], age) <= policy.as_of else age - 1
        band = next(b for b in bands if b["sex"] in ("*", record["sex"]) and reaches(b, record, policy.as_of, law))
        record["band"], record["guide"] = band["band"], band["guide"]
        if law and band["guide"] == "employee":
            month = law.retires(record)
            record["retirement"] = "%04d-%02d" % month
            record["short_months"] = law.short(month, policy.as_of)
    return with_columns(header, columns), records


def reaches(band, record, as_of, law):
    """Whether what `until` names is still to come, or has come only now and `bound` is through."""
    if band["until"] == "*":
        return True
    if band["until"].startswith("retirement-"):
        now = (as_of.year, as_of.month)
        until = law.retires(record)
        for _ in range(int(band["until"][len("retirement-"):-1])):
            until = month_before(until)
    else:
        now = as_of
        until = birthday(record["birth"], int(band["until"]))
    return until > now or (band["bound"] == "through" and until == now)


def month_behind(month):
    return (month[0] + 1, 1) if month[1] == 12 else (month[0], month[1] + 1)


def month_before(month):
    return (month[0] - 1, 12) if month[1] == 1 else (month[0], month[1] - 1)


class Law:
    """Retirement, counted month by month as the decision of 2024-09-13 words it."""

    def __init__(self, policy):
        self.rows = {row["sex"]: row for row in policy.table("retirement.csv")}
        self.minimums = policy.table("minimum_months.csv")
        self.known = {}

    def retires(self, record):
        """The month in which the age is reached that holds for the month of birth."""
        key = record["sex"], record["birth"][:7]
        if key not in self.known:
            born = tuple(map(int, key[1].split("-")))
            self.known[key] = self.reached(born, self.age(self.rows[key[0]], born))
        return self.known[key]

    @staticmethod
    def age(row, born):
        """In months: a month more for the first month of birth, and for each `step` of them that follow."""
        months, most = int(row["base_age"]) * 12, int(row["cap_age"]) * 12
        month = tuple(map(int, row["born_from"].split("-")))
        till_next = 0
        while month <= born and months < most:
            if till_next == 0:
                months += 1
                till_next = int(row["step"])
            till_next -= 1
            month = month_behind(month)
        return months

    @staticmethod
    def reached(month, age):
        for _ in range(age):
            month = month_behind(month)
        return month

    def short(self, month, as_of):
        """The months that lack to what the year of retirement asks for, if each from this one on is paid."""
        paid, now = 0, (as_of.year, as_of.month)
        while now < month:
            paid, now = paid + 1, month_behind(now)
        needed = [int(r["months"]) for r in self.minimums
                  if r["retires_from"] == "*" or int(r["retires_from"]) <= month[0]]
        return max(needed[-1] - paid, 0)


# --- assign-grade -----------------------------------------------------------------------------

def is_covered(record):
    return "active" in (record["employee"], record["flexible"]) or "elsewhere" in tags_of(record)


def assign(header, records, policy):
    rules = policy.table("rules.csv")
    ladder = sorted(int(g["grade"]) for g in policy.table("grades.csv") if g["payer"] == "any")
    settings = {row["key"]: row["value"] for row in policy.table("policy.csv")}
    columns = ["action", "grade_due", "grade_advised", "backpay", "clause"]
    for record in records:
        record.update(dict.fromkeys(columns, ""))
        if record["kind"] == "enterprise":
            continue
        held = {"tags": tags_of(record), "band": {record["band"]}, "resident": {record["resident"] or "none"},
                "covered": {"yes" if is_covered(record) else "no"}}
        rule = next(r for r in rules if all(r[c] == "*" or held[c] & set(r[c].split(",")) for c in held))
        record["action"], record["clause"] = rule["action"], rule["clause"]
        if rule["action"] == "grade":
            grade(record, rule, ladder)
        if (record["band"] == settings["backpay_band"] and record["resident"] in ("active", "paused")
                and record["action"] in ("keep", "raise", "renew")):
            record["backpay"] = "yes"
    return with_columns(header, columns), records


def grade(record, rule, ladder):
    due = int(rule["due"])
    least = max(due, int(record["grade"] or 0) if record["resident"] in ("active", "paused") else 0)
    record["grade_due"] = min((g for g in ladder + [due] if g >= least), default=least)
    record["grade_advised"] = max(record["grade_due"], int(rule["advised"]))
    if record["resident"] == "paused":
        record["action"] = "renew"
    elif record["resident"] != "active":
        record["action"] = "enrol_resident"
    else:
        record["action"] = "keep" if str(record["grade_due"]) == record["grade"] else "raise"


# --- aggregate-targets ------------------------------------------------------------------------

class Measures:
    def __init__(self, policy, basis):
        settings = {row["key"]: row["value"] for row in policy.table("policy.csv")}
        self.year = settings["year"]
        self.low = int(settings["share_low_grade"]) * 100
        self.high = int(settings["share_high_grade"]) * 100
        self.of_age = {b["band"]: b["of_age"] == "yes" for b in policy.table("bands.csv")}
        self.basis = basis

    def pay(self, record):
        """In fen."""
        paid = int(Decimal(record["paid"] or 0) * 100)
        if self.basis == "paid" or record["action"] == "none":
            return paid
        if record["action"] in ("keep", "raise", "renew", "enrol_resident"):
            return int(record["grade_due" if self.basis == "due" else "grade_advised"]) * 100
        return 0 if record["action"] else paid

    def in_scheme(self, record):
        if self.basis == "paid":
            return record["resident"] == "active"
        return (record["action"] in "keep raise renew enrol_resident enrol_employee switch".split()
                or (record["resident"] == "active" and record["action"] == "none"))

    def of(self, record):
        """What one record adds to each count."""
        if record["kind"] == "enterprise":
            kind = "businesses" if record["id"].startswith("92") else "enterprises"
            return {kind: 1, "insured_" + kind: record["employee"] == "active",
                    "workers": int(record["workers"] or 0), "insured_workers": int(record["insured_workers"] or 0)}
        tags = tags_of(record)
        here = self.of_age[record["band"]] and not tags & {"deceased", "moved_out"}
        covered = is_covered(record)
        pay = self.pay(record)
        own = pay > 0 and "proxy" not in tags
        eligible = here and "registry" in tags and "exempt" not in tags
        due = here and not covered and Decimal(record["paid_prev"] or 0) > 0
        flexible = record["flexible"] == "active"
        counts = {
            "persons": 1, "eligible": eligible, "insured": eligible and (self.in_scheme(record) or covered),
            "due_renewal": due, "renewed": due and pay > 0, "payers": pay > 0, "amount_cents": pay,
            "payers_low": pay > 0 and pay >= self.low, "payers_low_exact": pay == self.low,
            "payers_high": pay > 0 and pay >= self.high, "payers_high_exact": pay == self.high,
            "payers_own": own, "amount_own_cents": pay if own else 0, "payers_low_own": own and pay >= self.low,
            "payers_high_own": own and pay >= self.high, "flexible_insured": flexible,
            "new_flexible": flexible and record["flexible_since"].startswith(self.year + "-"),
            "dual": covered and record["resident"] == "active", "backpay": record["backpay"] == "yes",
            "area_unknown": "area_unknown" in tags}
        if record["action"]:
            counts["action_" + record["action"]] = 1
        return counts


def count(header, records, measures):
    """(town, village): the counts"""
    places = {}
    is_counts = "persons" in header
    for record in records:
        counts = {c: int(record[c]) for c in COUNTS} if is_counts else measures.of(record)
        place = places.setdefault((record["town"], record["village"]), dict.fromkeys(COUNTS, 0))
        for column, value in counts.items():
            place[column] += int(value)
    return places


def total(places):
    return {c: sum(p[c] for p in places) for c in COUNTS}


def thousand(places, average):
    """Of some places: how many have an average of at least so much, and how many have payers."""
    paying = [p for p in places if p["payers"]]
    return sum(p["amount_cents"] >= average * 100 * p["payers"] for p in paying), len(paying)


def indicators(counts, villages, towns):
    """name, numerator, denominator (None: a count) and decimals, in order"""
    def plain(name, column=None):
        return name, counts[column or name], None, 0

    def share(name, part, whole):
        return name, counts[part], counts[whole], 4

    yield from map(plain, ("persons", "enterprises", "businesses"))
    yield share("enrollment_rate", "insured", "eligible")
    yield share("renewal_rate", "renewed", "due_renewal")
    yield "average_paid", Decimal(counts["amount_cents"]) / 100, counts["payers"], 2
    yield "average_paid_own", Decimal(counts["amount_own_cents"]) / 100, counts["payers_own"], 2
    for side in ("low", "high"):
        yield share("share_" + side, "payers_" + side, "payers")
        yield share("share_%s_exact" % side, "payers_%s_exact" % side, "payers")
        yield share("share_%s_own" % side, "payers_%s_own" % side, "payers_own")
    if villages is not None:
        yield "thousand_villages", *villages, 4
    if towns is not None:
        yield "thousand_towns", *towns, 4
    yield share("enterprise_rate", "insured_enterprises", "enterprises")
    yield share("business_rate", "insured_businesses", "businesses")
    yield share("worker_rate", "insured_workers", "workers")
    yield from map(plain, ("flexible_insured", "new_flexible"))
    yield plain("dual_enrolled", "dual")
    yield from map(plain, ["backpay", "area_unknown"] + ["action_" + a for a in ACTIONS])


def half_up(numerator, denominator, decimals):
    scale = 10 ** decimals
    cents, hundred = int(numerator * 100), 100 * denominator
    value = (2 * cents * scale + hundred) // (2 * hundred)
    return "%d.%0*d" % (value // scale, decimals, value % scale)


def target_of(indicator, level, area, targets):
    """The row of targets.csv, that of the area before that of all."""
    for wanted in (area, "*"):
        for row in targets:
            if (row["indicator"] == indicator and row["area"] == wanted
                    and (row["level"] == "*" or level in row["level"].split(","))):
                return row
    return None


def judged(level, area, indicator, targets):
    """The fields of a line from numerator to gap."""
    name, numerator, denominator, decimals = indicator
    if denominator is None:
        value = str(numerator)
    else:
        value = half_up(numerator, denominator, decimals) if denominator else ""
    target = target_of(name, level, area, targets)
    met, gap = "na", ""
    if target and value:
        wanted = Decimal(target["target"]) * (1 if denominator is None else denominator)
        over = numerator - wanted
        short = -over if target["compare"] == ">=" else over
        met = "no" if short > 0 else "yes"
        gap = max(0, math.ceil(short))
    text = format(Decimal(numerator), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    denominator = "" if denominator is None else str(denominator)
    return [text, denominator, value, target["target"] if target else "", met, str(gap)]


def aggregate(header, records, policy, basis, counts_only):
    places = count(header, records, Measures(policy, basis))
    if counts_only:
        order = sorted(places, key=bytewise)
        return ["town", "village"] + COUNTS, [dict(places[p], town=p[0], village=p[1]) for p in order]
    settings = {row["key"]: row["value"] for row in policy.table("policy.csv")}
    average = int(settings["thousand_village_average"])
    targets = policy.table("targets.csv")
    areas = [(row["town"], row["village"]) for row in policy.table("areas.csv")]
    order = areas + sorted(set(places) - set(areas), key=bytewise)
    known_towns = list(dict.fromkeys(t for t, _ in areas))
    towns = known_towns + sorted({t for t, _ in places} - set(known_towns), key=utf8)
    of_town = {t: [p for (town, _), p in places.items() if town == t] for t in towns}
    lines = []

    def write(level, town, village, area, counts, of_villages, of_towns):
        for indicator in indicators(counts, of_villages, of_towns):
            fields = [level, town, village, indicator[0]] + judged(level, area, indicator, targets)
            lines.append(dict(zip(RESULT, fields)))

    of_villages = thousand([places[a] for a in areas if a[1] and a in places], average)
    of_towns = thousand([total(of_town[t]) for t in known_towns], average)
    write("county", "", "", settings["county"], total(places.values()), of_villages, of_towns)
    for town in towns:
        known = [places[a] for a in areas if a[0] == town and a[1] and a in places]
        write("town", town or "-", "", town, total(of_town[town]), thousand(known, average), None)
    for town, village in order:
        if village:
            counts = places.get((town, village), dict.fromkeys(COUNTS, 0))
            write("village", town or "-", village, village, counts, None, None)
    return RESULT, lines


RESULT = "level town village indicator numerator denominator value target met gap".split()


def main():
    arguments = sys.argv[2:]
    options = {"--policy": os.environ.get("CANBAO_POLICY"), "--basis": "paid"}
    counts_only = "--counts" in arguments
    arguments = [a for a in arguments if a != "--counts"]
    while arguments and arguments[0] in options:
        options[arguments[0]] = arguments[1]
        del arguments[:2]
    policy = contract.Policy(options["--policy"])
    header, records = read_stream(arguments)
    run = {"dedupe-by-id-hash": lambda: dedupe(header, records),
           "classify-age-band": lambda: classify(header, records, policy),
           "assign-grade": lambda: assign(header, records, policy),
           "aggregate-targets": lambda: aggregate(header, records, policy, options["--basis"], counts_only)}
    write_stream(*run[sys.argv[1]]())


if __name__ == "__main__":
    main()
