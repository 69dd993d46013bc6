"""A service is told to end while its line to PostgreSQL is silent, and what its log says of that.

    python3 ending_test.py GANH WORKBOOK
"""

import pathlib
import shutil
import signal
import sys
import tempfile
import threading
import time
import unittest

from cutting import How, Proxy
from processes import Program, Server, sql, until

ganh, workbook = sys.argv[1:3]

# 5 s for an answer, 3 s for a line that was just being made, and some for a busy machine.
ends_within_s = 5 + 3 + 4


class Ending(unittest.TestCase):
    def setUp(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="ganh-end-"))
        folder.chmod(0o755)
        self.addCleanup(shutil.rmtree, folder, True)
        self.server = Server(folder / "pg")
        self.addCleanup(self.server.end)
        self.program = Program(ganh, folder, self.server.address)
        self.program.make(workbook)
        self.proxy = Proxy(self.server.port)
        self.addCleanup(self.proxy.end)
        self.through = f"postgresql://ganh@127.0.0.1:{self.proxy.port}/ganh?sslmode=disable"

    def serve(self, *flags):
        service = self.program.serve(1, *flags, address=self.through)
        self.addCleanup(service.end)
        self.addCleanup(self.proxy.heal)
        _, _, found = service.ask("GET", "/v1/cooperatives")
        self.path = f"/v1/cooperatives/{found['cooperatives'][0]['id']}"
        return service

    def serve_until_told(self):
        """One that waits for its signal."""
        service = self.serve("--log-format", "json")
        until(lambda: '"started"' in service.log.read_text(encoding="utf-8"), what="the start")
        return service

    def take(self, service, name):
        return service.ask("POST", self.path + "/phone-orders",
                           {"goods": "1 MIEN-500G", "customer": name, "phone": "0912345678",
                            "even_if_short": True}, name.replace(" ", "-"))

    def test_a_service_whose_line_is_silent_ends_within_seconds_and_keeps_what_it_told(self):
        service = self.serve_until_told()
        told = [f"told {number}" for number in range(3)]
        for name in told:
            self.assertEqual(self.take(service, name)[0], 201)
        self.proxy.arm(at=1, how=How.silence)
        answers = []
        waiting = [threading.Thread(target=lambda name=f"untold {number}":
                                    answers.append(self.take(service, name)[0]))
                   for number in range(4)]
        for thread in waiting:
            thread.start()
        until(lambda: self.proxy.is_silent, what="the silence")

        began = time.monotonic()
        service.signal(signal.SIGTERM)
        code = service.process.wait(40)
        took = time.monotonic() - began
        for thread in waiting:
            thread.join()

        print(f"ended after {took:.1f} s", file=sys.stderr)
        self.assertEqual(code, 0, service.log.read_text(encoding="utf-8"))
        self.assertLess(took, ends_within_s)
        self.assertNotIn(201, answers)
        standing = sql(self.server.address, "SELECT customer_name FROM orders"
                                            " WHERE customer_name LIKE 'told%'"
                                            " ORDER BY customer_name")
        self.assertEqual(standing.splitlines(), told)

    def test_a_service_that_nobody_asks_ends_as_soon(self):
        service = self.serve_until_told()
        self.proxy.arm(at=1, how=How.silence)
        threading.Thread(target=lambda: service.ask("GET", "/readyz"), daemon=True).start()
        until(lambda: self.proxy.is_silent, what="the silence")

        began = time.monotonic()
        service.signal(signal.SIGTERM)
        code = service.process.wait(40)

        self.assertEqual(code, 0)
        self.assertLess(time.monotonic() - began, ends_within_s)

    def test_the_log_says_that_it_is_the_database_server_and_why(self):
        for language, said in (("en", "The database server does not answer"),
                               ("vi", "Máy chủ cơ sở dữ liệu không trả lời")):
            service = self.serve("--lang", language)
            self.proxy.arm(at=1, how=How.outage)
            until(lambda service=service: self.take(service, "log")[0] == 503, what="the outage")
            until(lambda service=service, said=said: said in service.log.read_text(
                encoding="utf-8"), what=f"the log that says: {said}")
            log = service.log.read_text(encoding="utf-8")
            self.proxy.heal()
            service.end()
            self.assertNotIn("Disk or database", log)
            self.assertNotIn("Ổ đĩa hoặc", log)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
