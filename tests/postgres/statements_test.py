"""Does PostgreSQL take each statement of the rows files as it stands?

Prepares them on the schema of the sources. What they answer is asked by the suites of the rows.
"""

import re
import unittest

import scratch
from scratch import psql

address = scratch.started_cluster()
scratch.make_schema(address)
asked = scratch.statements()
types, refused = scratch.parameter_types(address, asked)


class Statements(unittest.TestCase):
    def none(self, complaints):
        complaints = list(complaints)
        if complaints:
            self.fail(f"{len(complaints)} found\n  " + "\n  ".join(complaints))

    def test_statements_are_found(self):
        self.assertGreater(len(asked), 400)

    def test_each_is_understood_whatever_is_null(self):
        self.none(f"{asked[i][0]}: {message}" for i, message in refused.items())

    def test_each_is_understood_with_what_the_driver_sends(self):
        _, complained = psql(address, "".join(
            f"\\warn @{i}\nPREPARE q{i}({', '.join(types[i])}) AS {asked[i][1]};\n"
            if types[i] else "" for i in types))
        self.none(f"{asked[i][0]}: {message}"
                  for i, message in scratch.complaints(complained).items())

    def test_parameters_are_of_types_that_the_driver_sends(self):
        self.none(f"{asked[i][0]}: ${n} is taken for {kind}: write CAST(${n} AS BIGINT) or <> 0"
                  for i, kinds in types.items() for n, kind in enumerate(kinds, 1)
                  if kind not in ("bigint", "text", "bytea"))

    def test_answers_are_of_types_that_the_driver_reads(self):
        answering = [i for i in types
                     if re.match(r"SELECT|WITH", asked[i][1]) or "RETURNING" in asked[i][1]]
        printed, _ = psql(address, "".join(
            f"\\echo @{i}\n{asked[i][1]} \\gdesc\n" for i in answering))
        told = re.split(r"^@(\d+)\n", printed, flags=re.M)[1:]
        self.assertEqual(len(told) // 2, len(answering))
        self.none(f"{asked[int(i)][0]}: {column}: write CAST(… AS BIGINT)"
                  for i, columns in zip(told[::2], told[1::2])
                  for column in columns.splitlines()
                  if column.split("\t")[1] not in
                  ("bigint", "integer", "text", "bytea", "boolean"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
