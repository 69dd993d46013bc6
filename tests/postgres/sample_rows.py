"""Rows by chance for every table, and arguments by chance that find some of them.

Small worlds: few ids, few words, times about midnight in Vietnam, so that rows meet, and NULL and
empty texts are common. A seed gives the same rows again.
"""

import re
import sqlite3

cooperatives = ("coop_1", "coop_1", "coop_2")
day_us, midnight_us = 86_400_000_000, 61_200_000_000
times = (0, 1, midnight_us - 1, midnight_us, day_us, 2 * day_us + 7)
numbers = (0, 1, 2, 3, 5, 7, 20, 1000, -1, -7)
words = ("", "", "a", "b", "B", "á", "ż9", "a_b", "%a", "A b", "09")
blobs = (b"", b"a", b"b\x00", b"\xff", b"ab")
kinds = {"INTEGER": int, "TEXT": str, "BLOB": bytes}

# Drawn so that no two are the same, in whichever cooperative.
drawn = {("channels", "channel_id"), ("carrier_accounts", "account_id"),
         ("invitations", "invitation_id"), ("shipments", "tracking_code")}
# What may be the id of several nouns.
of_any_noun = {"cause_id", "subject", "reference", "noun_id"}


def said_of(texts):
    """{column: words} that statements compare it with: states, kinds and their like."""
    said = {}
    for text in texts:
        for m in re.finditer(r"(\w+)\s*(?:=|<>|NOT IN|IN)\s*(\('[^)]*\)|'[^']*')", text):
            said.setdefault(m.group(1), set()).update(re.findall(r"'([^']*)'", m.group(2)))
    return {column: sorted(of) for column, of in said.items()}


class Only:
    """A value that an argument has whatever chance says."""

    def __init__(self, value):
        self.value = value


class Rows:
    def __init__(self, database, chance, said, count):
        self.database, self.chance, self.said = database, chance, said
        self.rows, self.known = {}, {}
        self.columns, self.references = {}, {}
        for (table,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"
                                         " AND name NOT LIKE 'sqlite_%' ORDER BY rowid"):
            self.columns[table] = database.execute(f"PRAGMA table_info({table})").fetchall()
            keys = {}
            for row in database.execute(f"PRAGMA foreign_key_list({table})"):
                keys.setdefault(row[0], (row[2], []))[1].append((row[3], row[4]))
            self.references[table] = list(keys.values())
        for table in self.parents_first():
            self.fill(table, count)

    def parents_first(self):
        left, ordered = list(self.columns), []
        while left:
            ready = next(t for t in left if all(
                other in ordered or other == t for other, _ in self.references[t]))
            left.remove(ready)
            ordered.append(ready)
        return ordered

    def value(self, column, kind):
        pick = self.chance.choice
        if kind is int:
            if column.endswith(("_us", "_at")):
                return pick(times)
            if column in ("line", "number", "cause_line", "item", "last_number", "seen_number"):
                return self.chance.randint(0, 4)
            return self.chance.randint(-1, 5) if column.endswith("day") else pick(numbers)
        if kind is bytes:
            return pick(blobs)
        if column == "cooperative_id":
            return pick(cooperatives)
        if column in self.said and self.chance.random() < 0.85:
            return pick(self.said[column])
        if column in of_any_noun and self.chance.random() < 0.6:
            ids = [i for of in ("order_id", "shipment_id", "lot_id", "household_id", "pack_id")
                   for i in self.known.get(of, [])[:8]]
            if ids:
                return pick(ids)
        if self.chance.random() < 0.75 and column.endswith(("_id", "_key", "code", "key", "sku")):
            return f"{column}_{self.chance.randint(0, 3)}"
        return pick(words)

    def row(self, table, number):
        made = {}
        for _, column, kind, required, _, in_key in self.columns[table]:
            is_null = not required and not in_key and self.chance.random() < 0.35
            made[column] = None if is_null else self.value(column, kinds[kind])
            if (table, column) in drawn:
                made[column] = f"{column}_{number}"
        for other, pairs in self.references[table]:
            self.point(made, other, pairs)
        if table == "cooperatives":
            made["cooperative_id"] = f"coop_{number}"
        return made

    def point(self, made, other, pairs):
        """To one of the rows there are, of the same cooperative; unless it points at nothing."""
        if any(made[ours] is None for ours, _ in pairs):
            return
        there = [row for row in self.rows[other]
                 if len(pairs) == 1 or row["cooperative_id"] == made["cooperative_id"]]
        if there:
            found = self.chance.choice(there)
            made.update({ours: found[theirs] for ours, theirs in pairs})

    def fill(self, table, count):
        kept = self.rows.setdefault(table, [])
        for number in range(count * 4):
            if len(kept) == count:
                break
            row = self.row(table, number)
            try:
                self.database.execute(
                    f"INSERT INTO {table} ({', '.join(row)})"
                    f" VALUES ({', '.join('?' * len(row))})", list(row.values()))
            except sqlite3.IntegrityError:
                continue
            kept.append(row)
            for column, value in row.items():
                if value is not None:
                    self.known.setdefault(column, []).append(value)

    def arguments(self, sql, types):
        """Mostly out of one row of each table that `sql` names, so that it finds something."""
        of, focus = columns_of_parameters(sql), {}
        tables = [t for t in re.findall(r"(?:FROM|INTO|UPDATE|JOIN)\s+(\w+)", sql)
                  if self.rows.get(t)]
        self.chance.shuffle(tables)
        for table in tables:
            mine = [row for row in self.rows[table] if focus.get(
                "cooperative_id", row.get("cooperative_id")) == row.get("cooperative_id")]
            for column, value in (self.chance.choice(mine) if mine else {}).items():
                focus.setdefault(column, value)
        limits = {int(n) for n in re.findall(r"LIMIT \$(\d+)", sql)}
        faithful = self.chance.random()
        focus.update(self.new_ids(sql))
        return [self.chance.choice((1, 2, 5, 1000)) if n in limits
                else self.argument(of.get(n, ""), kind, focus, faithful)
                for n, kind in enumerate(types, 1)]

    def new_ids(self, sql):
        """For half of the rows that are inserted: of what points at no other row, what is new."""
        into = re.match(r"INSERT INTO (\w+)", sql)
        if not into or into.group(1) not in self.rows or self.chance.random() < 0.5:
            return {}
        table = into.group(1)
        pointing = {ours for _, pairs in self.references[table] for ours, _ in pairs}
        new = {str: "new", bytes: b"new", int: 99}
        return {column: Only(new[kinds[kind]]) for _, column, kind, *_ in self.columns[table]
                if column not in pointing | {"cooperative_id"}
                and (column not in self.said or kind == "BLOB" or (table, column) in drawn)
                and (kind != "INTEGER" or column in ("number", "line", "item"))}

    def argument(self, column, kind, focus, faithful):
        if isinstance(focus.get(column), Only):
            return focus[column].value
        if column == "cooperative_id":
            return focus.get(column) or "coop_1"
        if self.chance.random() < 0.05:
            return None
        wanted = {"bigint": int, "text": str, "bytea": bytes}[kind]
        if isinstance(focus.get(column), wanted) and self.chance.random() < faithful:
            return focus[column]
        known = [value for value in self.known.get(column, []) if isinstance(value, wanted)]
        if known and self.chance.random() < 0.9:
            return self.chance.choice(known)
        return self.value(column, wanted)


def columns_of_parameters(sql):
    """{n: column} by what `$n` is compared with or written to."""
    of = {}
    for m in re.finditer(r"INSERT INTO \w+\s*\(([^)]*)\)\s*(?:VALUES\s*\(|SELECT\s)(.*?)"
                         r"(?:\)\s*(?:ON|RETURNING|$)|\bFROM\b|\bWHERE\b)", sql, re.S):
        for column, written in zip(m.group(1).split(","), m.group(2).split(",")):
            parameter = re.fullmatch(r"\s*\$(\d+)\s*", written)
            if parameter:
                of.setdefault(int(parameter.group(1)), column.strip())
    for m in re.finditer(r"(\w+)\s*(?:=|<>|<=|>=|<|>)\s*\$(\d+)\b", sql):
        of.setdefault(int(m.group(2)), m.group(1))
    for m in re.finditer(r"\$(\d+)\s*(?:=|<>|<=|>=|<|>)\s*(?:\w+\.)?(\w+)", sql):
        of.setdefault(int(m.group(1)), m.group(2))
    for m in re.finditer(r"(\w+) (?:NOT )?IN \(((?:\s*\$\d+\s*,?)+)\)", sql):
        for n in re.findall(r"\$(\d+)", m.group(2)):
            of.setdefault(int(n), m.group(1))
    return of
