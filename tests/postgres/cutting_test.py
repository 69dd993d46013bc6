"""The line between a service and PostgreSQL is cut at each message that a command exchanges.

    python3 cutting_test.py GANH WORKBOOK [--silent | --every N | --in-every-way]

A plain run cuts at each message (or each Nth) in one way, the ways in turn. Clients do as the API
says: they come again with the same Idempotency-Key until they are answered. Then what was
acknowledged stands once, nothing stands twice, and the books agree. With --silent the line is not
cut but falls silent, and a command must end within its bounds.
"""

import argparse
import pathlib
import shutil
import sys
import tempfile
import time
import unittest

from cutting import How, Proxy
from processes import Program, Server, sql

# Of the driver: an answer within 30 s, a line within 3 s; a command whose line was lost is run
# again once. And some for a busy machine.
ends_within_s = 30 + 3 + 3 + 5
asked = argparse.ArgumentParser()
asked.add_argument("ganh")
asked.add_argument("workbook")
asked.add_argument("--silent", action="store_true")
asked.add_argument("--every", type=int, default=1, help="try only each Nth message")
asked.add_argument("--in-every-way", action="store_true")
given = asked.parse_args()


class Cutting(unittest.TestCase):
    def setUp(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="ganh-cut-"))
        folder.chmod(0o755)
        self.addCleanup(shutil.rmtree, folder, True)
        server = Server(folder / "pg")
        self.addCleanup(server.end)
        self.address = server.address
        self.program = Program(given.ganh, folder, server.address)
        self.program.make(given.workbook)
        self.proxy = Proxy(server.port)
        self.addCleanup(self.proxy.end)
        through = f"postgresql://ganh@127.0.0.1:{self.proxy.port}/ganh?sslmode=disable"
        self.service = self.program.serve(1, "--requests-per-minute", "1000000", address=through)
        self.addCleanup(self.service.end)
        self.addCleanup(self.proxy.heal)
        _, _, found = self.service.ask("GET", "/v1/cooperatives")
        self.path = f"/v1/cooperatives/{found['cooperatives'][0]['id']}"
        self.keys = 0
        self.refusals = 0  # 503 that were heard

    def next_key(self):
        self.keys += 1
        return f"cut-{self.keys}"

    def insist(self, path, body, expected, key=None):
        """The document that the command was answered with in the end."""
        key = key or self.next_key()
        end = time.monotonic() + 60
        while time.monotonic() < end:
            status, headers, said = self.service.ask("POST", self.path + path, body, key)
            if status == expected:
                return said
            self.assertEqual((status, bool(headers.get("Retry-After"))), (503, True), said)
            self.refusals += 1
            self.proxy.heal()
        self.fail("no answer but 503")

    # The commands: each makes what it needs, then calls `arm`, and is carried out.

    def take(self, arm):
        name = f"Cắt {self.keys}"
        arm()
        self.insist("/phone-orders", {"goods": "1 MIEN-500G", "customer": name,
                                      "phone": "0912345678", "even_if_short": True}, 201)
        return name

    def pack(self, arm):
        name = self.take(lambda: None)
        order = sql(self.address, f"SELECT order_id FROM orders WHERE customer_name = '{name}'")
        steps = f"/orders/{order}/steps"
        arm()
        said = self.insist(steps, {"step": "pack"}, 200)
        self.assertEqual(said["order"]["state"], "packed")

    def count(self, arm):
        counted = self.on_hand() + 1000
        arm()
        said = self.insist("/stock-adjustments", {"items": [{
            "lot": self.lot, "expected": f"{counted - 1000} g", "counted": f"{counted} g",
            "why": "đếm lại", "counts_are_right": True}]}, 200)
        self.assertEqual(said["results"][0]["on_hand_base"], counted, said)
        self.assertEqual(self.on_hand(), counted)

    lot = "L2026-001"

    def on_hand(self):
        return int(sql(self.address, "SELECT on_hand_base FROM lots"
                                     f" WHERE code = '{self.lot}'"))

    def cut_at_each(self, command):
        for _ in range(3):  # until every line is up and every statement prepared
            self.proxy.arm()
            command(self.proxy.arm)
        whole = self.proxy.count
        self.assertGreater(whole, 10)
        ways = (How.before, How.after, How.outage)
        cut = []
        tried = range(1, whole + 1, given.every)
        for turn, at in enumerate(tried):
            for how in ways if given.in_every_way else [ways[turn % len(ways)]]:
                command(lambda at=at, how=how: self.proxy.arm(at, how))
                if self.proxy.cut_at:
                    cut.append(self.proxy.cut_at)
                self.proxy.heal()
        print(f"{whole} messages; cut at {len(cut)}, {self.refusals} answers were 503",
              file=sys.stderr)
        times = len(ways) if given.in_every_way else 1
        self.assertGreater(len(cut), 0.9 * len(tried) * times)
        self.assertGreater(self.refusals, 0)

    def assert_the_books_agree(self):
        code, said = self.program.doctor(1)
        self.assertEqual(code, 0, said)
        numbers = sql(self.address, "SELECT COUNT(*), MAX(number) FROM changes")
        self.assertEqual(*numbers.split("|"), "change numbers have a gap")

    @unittest.skipIf(given.silent, "not what was asked for")
    def test_an_order_that_is_cut_at_any_message_stands_once(self):
        taken = []
        self.cut_at_each(lambda arm: taken.append(self.take(arm)))

        standing = sql(self.address, "SELECT customer_name FROM orders ORDER BY customer_name")
        self.assertEqual(standing.splitlines(), sorted(taken))
        self.assert_the_books_agree()

    @unittest.skipIf(given.silent, "not what was asked for")
    def test_packing_that_is_cut_at_any_message_is_done_once(self):
        self.cut_at_each(self.pack)

        self.assertEqual(sql(self.address, "SELECT COUNT(*) FROM orders WHERE state <> 'packed'"),
                         "0")
        self.assert_the_books_agree()

    @unittest.skipIf(given.silent, "not what was asked for")
    def test_a_count_of_stock_that_is_cut_at_any_message_is_entered_once(self):
        self.cut_at_each(self.count)

        self.assert_the_books_agree()

    @unittest.skipUnless(given.silent, "takes minutes")
    def test_a_command_whose_line_falls_silent_ends_within_its_bounds(self):
        for _ in range(3):
            self.proxy.arm()
            self.take(self.proxy.arm)
        whole = self.proxy.count
        for at in (1, whole // 4, whole // 2):
            self.proxy.arm(at, How.silence)
            began = time.monotonic()
            key = self.next_key()
            body = {"goods": "1 MIEN-500G", "customer": f"Lặng {at}", "phone": "0912345678",
                    "even_if_short": True}
            status, headers, said = self.service.ask("POST", self.path + "/phone-orders", body, key)
            took = time.monotonic() - began
            print(f"silent from message {at} of {whole}: {status} after {took:.1f} s",
                  file=sys.stderr)
            self.assertEqual((status, bool(headers.get("Retry-After"))), (503, True), said)
            self.assertLess(took, ends_within_s)
            self.proxy.heal()
            self.insist("/phone-orders", body, 201, key)
        self.assertEqual(sql(self.address, "SELECT COUNT(*) FROM orders"
                                           " WHERE customer_name LIKE 'Lặng %'"), "3")
        self.assert_the_books_agree()


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=2)
