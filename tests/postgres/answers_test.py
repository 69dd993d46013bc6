"""Do both databases answer each statement alike, and leave the same rows behind?

The same rows by chance lie in both. Each statement is asked with arguments by chance, in a
transaction that is taken back. GANH_ANSWERS_SEED and GANH_ANSWERS_TIMES look further.
"""

import os
import random
import re
import sqlite3
import unittest

import libpq
import scratch
from sample_rows import Rows, said_of

seed = int(os.environ.get("GANH_ANSWERS_SEED", "1"))
times = int(os.environ.get("GANH_ANSWERS_TIMES", "3"))
rows_of_a_table = 30

# A sum beyond 64 bits: an error in one, a floating-point number or an error in the other.
overflow = "bigint out of range"


class Both:
    def __init__(self, asked):
        self.here = sqlite3.connect(":memory:", isolation_level=None)
        ddl = [text for _, _, text in scratch.steps("sqlite")]
        for text in ddl:
            self.here.executescript(text)
        for index in scratch.unique_in_sqlite:
            self.here.execute(f"DROP INDEX {index}")
        self.here.execute("PRAGMA foreign_keys = ON")
        said = said_of(ddl + [text for _, text in asked])
        self.rows = Rows(self.here, random.Random(seed), said, rows_of_a_table)
        self.here.execute(f"CREATE TABLE schema_migrations {scratch.schema_migrations}")

        address = scratch.started_cluster()
        scratch.make_schema(address)
        self.types, _ = scratch.parameter_types(address, asked)
        self.there = libpq.Connection(address)
        for table in self.rows.parents_first():
            for row in self.rows.rows[table]:
                places = ", ".join(f"${n}" for n in range(1, len(row) + 1))
                self.there.run(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})",
                               list(row.values()))

    def contents(self, table):
        columns = ", ".join(column[1] for column in self.rows.columns[table])
        question = f"SELECT {columns} FROM {table}"
        return (sorted(self.here.execute(question).fetchall(), key=repr),
                sorted(self.there.run(question)[0], key=repr))

    def difference(self, sql, arguments):
        if re.match(r"SELECT|WITH", sql):
            return self.difference_within(sql, arguments)
        self.here.execute("BEGIN")
        self.there.run("BEGIN")
        try:
            return self.difference_within(sql, arguments)
        finally:
            self.here.execute("ROLLBACK")
            self.there.run("ROLLBACK")

    def difference_within(self, sql, arguments):
        ours, refused_here = self.ask_here(sql, arguments)
        theirs, refused_there = self.ask_there(sql, arguments)
        if refused_here or refused_there:
            if overflow in refused_there or (refused_here and refused_there):
                return ""
            return f"refused here: {refused_here!r}, there: {refused_there!r}"
        if ours != theirs:
            return f"SQLite says {ours}, PostgreSQL {theirs}"
        written = re.match(r"(?:INSERT INTO|UPDATE|DELETE FROM)\s+(\w+)", sql)
        if written and written.group(1) in self.rows.columns:
            before, after = self.contents(written.group(1))
            if before != after:
                return (f"SQLite leaves {[row for row in before if row not in after]},"
                        f" PostgreSQL {[row for row in after if row not in before]}")
        return ""

    @staticmethod
    def answer(sql, rows, changed):
        """What is told: rows in their order, which those that are changed do not have."""
        if re.match(r"SELECT|WITH", sql):
            return rows
        return sorted(rows, key=repr) if "RETURNING" in sql else max(changed, 0)

    def ask_here(self, sql, arguments):
        named = {str(n): value for n, value in enumerate(arguments, 1)}
        try:
            cursor = self.here.execute(sql, named)
            return self.answer(sql, cursor.fetchall(), cursor.rowcount), ""
        except sqlite3.Error as error:
            return None, str(error)

    def ask_there(self, sql, arguments):
        try:
            return self.answer(sql, *self.there.run(sql, arguments)), ""
        except libpq.Refused as error:
            return None, str(error)


class Answers(unittest.TestCase):
    def test_both_databases_answer_alike(self):
        asked = scratch.statements()
        both = Both(asked)
        found = []
        for i, types in both.types.items():
            place, sql = asked[i]
            for _ in range(times):
                arguments = both.rows.arguments(sql, types)
                difference = both.difference(sql, arguments)
                if difference:
                    found.append(f"{place} with {arguments}: {difference}")
                    break
        if found:
            self.fail(f"{len(found)} found with seed {seed}\n  " + "\n  ".join(found))


if __name__ == "__main__":
    unittest.main(verbosity=2)
