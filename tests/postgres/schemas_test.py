"""Do SQLite's steps and PostgreSQL's come to the same schema?"""

import re
import sqlite3
import unittest

import scratch
from scratch import psql, rows

types = {"INTEGER": "bigint", "TEXT": "text", "BLOB": "bytea"}


def plain(expression):
    """Without what PostgreSQL adds when it tells an expression again."""
    text = re.sub(r"::(text|bigint|bpchar)(\[\])?", "", expression or "")
    text = re.sub(r"= ANY \(+ARRAY\[(.*?)\]\)+", r"IN \1", text)
    text = re.sub(r"<> ALL \(+ARRAY\[(.*?)\]\)+", r"NOT IN \1", text)
    return " ".join(re.sub(r"[()]", " ", text).split()).replace(" ,", ",")


def checks_of(text):
    """The expressions in CHECK (…) of a CREATE TABLE."""
    for m in re.finditer(r"\bCHECK \(", text):
        depth = 1
        for end in range(m.end(), len(text)):
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            if depth == 0:
                yield plain(text[m.end():end])
                break


class Sqlite:
    def __init__(self):
        self.database = sqlite3.connect(":memory:", isolation_level=None)
        for _, _, text in scratch.steps("sqlite"):
            self.database.executescript(text)

    def ask(self, question, *arguments):
        return self.database.execute(question, arguments).fetchall()

    def tables(self):
        return {name: self.table(name, text) for name, text in self.ask(
            "SELECT name, sql FROM sqlite_schema"
            " WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")}

    def table(self, name, text):
        columns = self.ask(f"PRAGMA table_info({name})")
        uniques, indices = set(), {}
        for _, index, unique, origin, _ in self.ask(f"PRAGMA index_list({name})"):
            of = [row[2] for row in self.ask(f"PRAGMA index_info({index})")]
            if origin == "u":
                uniques.add(tuple(of))
            elif origin == "c":
                [(ddl,)] = self.ask("SELECT sql FROM sqlite_schema WHERE name = ?", index)
                where = re.search(r"\bWHERE (.*)", ddl, re.S)
                self.assert_plain(ddl)
                indices[index] = (bool(unique) and index not in scratch.unique_in_sqlite, of,
                                  plain(where.group(1) if where else ""))
        return {
            "columns": [(c[1], types[c[2]], bool(c[3]), plain(c[4])) for c in columns],
            "primary key": [c[1] for c in sorted((c for c in columns if c[5]), key=lambda c: c[5])],
            "unique": uniques,
            "foreign keys": self.foreign_keys(name),
            "checks": sorted(checks_of(re.sub(r"--.*", "", text))),
            "indices": indices,
        }

    @staticmethod
    def assert_plain(ddl):
        assert not re.search(r"\bDESC\b|\bCOLLATE\b", ddl), f"not compared yet: {ddl}"

    def foreign_keys(self, name):
        keys = {}
        for row in self.ask(f"PRAGMA foreign_key_list({name})"):
            assert row[5] == row[6] == "NO ACTION", f"not compared yet: {row}"
            keys.setdefault(row[0], []).append((row[3], row[2], row[4]))
        return sorted(keys.values())


class Postgres:
    def __init__(self, address):
        self.address = address

    def ask(self, question):
        return rows(self.address, question)

    def tables(self):
        found = {}
        for name, in self.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                              " AND tablename <> 'schema_migrations'"):
            found[name] = {"columns": [], "primary key": [], "unique": set(), "foreign keys": [],
                           "checks": [], "indices": {}}
        self.columns(found)
        self.constraints(found)
        self.indices(found)
        return found

    def columns(self, found):
        for table, name, kind, required, default in self.ask("""
                SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                       CAST(a.attnotnull AS INT), COALESCE(pg_get_expr(d.adbin, d.adrelid), '')
                  FROM pg_attribute a
                  JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
                  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
                  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                 WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relname <> 'schema_migrations'
                 ORDER BY c.relname, a.attnum"""):
            found[table]["columns"].append((name, kind, required == "1", plain(default)))

    def constraints(self, found):
        for table, kind, definition in self.ask("""
                SELECT c.relname, k.contype, pg_get_constraintdef(k.oid)
                  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
                 WHERE c.relname <> 'schema_migrations' AND k.connamespace = 'public'::regnamespace
                 ORDER BY c.relname, k.conname"""):
            of = found[table]
            if kind == "c":
                of["checks"] += checks_of(definition)
            elif kind == "p":
                of["primary key"] = re.search(r"\((.*)\)", definition).group(1).split(", ")
            elif kind == "u":
                of["unique"].add(tuple(re.search(r"\((.*)\)", definition).group(1).split(", ")))
            elif kind == "f":
                here, there, theirs = re.fullmatch(
                    r"FOREIGN KEY \((.*)\) REFERENCES (\w+)\((.*)\)", definition).groups()
                of["foreign keys"].append(
                    [(a, there, b) for a, b in zip(here.split(", "), theirs.split(", "))])
        for of in found.values():
            of["checks"].sort()
            of["foreign keys"].sort()

    def indices(self, found):
        for table, name, unique, definition, where in self.ask("""
                SELECT c.relname, i.relname, CAST(x.indisunique AS INT),
                       pg_get_indexdef(x.indexrelid),
                       COALESCE(pg_get_expr(x.indpred, x.indrelid), '')
                  FROM pg_index x
                  JOIN pg_class i ON i.oid = x.indexrelid
                  JOIN pg_class c ON c.oid = x.indrelid
                 WHERE i.relnamespace = 'public'::regnamespace
                   AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.oid
                                      AND k.contype IN ('p', 'u'))"""):
            of = re.search(r"USING btree \((.*?)\)", definition).group(1).split(", ")
            found[table]["indices"][name] = (unique == "1", of, plain(where))


cluster = scratch.started_cluster()
scratch.make_schema(cluster)


class Schemas(unittest.TestCase):
    maxDiff = None

    def test_both_have_the_same_steps(self):
        here, there = scratch.steps("sqlite"), scratch.steps("postgres")
        self.assertGreater(len(here), 30)
        self.assertEqual([step[:2] for step in here], [step[:2] for step in there])

    def test_both_have_the_same_tables(self):
        here, there = Sqlite().tables(), Postgres(cluster).tables()
        self.assertGreater(len(here), 50)
        self.assertEqual(sorted(here), sorted(there))
        for table in here:
            for what in here[table]:
                with self.subTest(table=table, what=what):
                    self.assertEqual(here[table][what], there[table][what])

    def test_what_happened_to_people_stays(self):
        _, refused = psql(cluster, """
            INSERT INTO account_events (event_id, what, actor, client, at_us)
            VALUES ('event_1', 'signed_in', 'person_1', '', 0);
            UPDATE account_events SET what = 'nothing';
            DELETE FROM account_events;""")
        self.assertEqual(refused.count("account_events is append-only"), 2)
        self.assertEqual(rows(cluster, "SELECT what FROM account_events"), [["signed_in"]])


if __name__ == "__main__":
    unittest.main(verbosity=2)
