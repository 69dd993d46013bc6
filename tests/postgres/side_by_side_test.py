"""Three services on one database: what one of them knows holds at the others.

    python3 side_by_side_test.py GANH WORKBOOK
"""

import http.client
import json
import pathlib
import shutil
import sys
import tempfile
import threading
import time
import unittest

from processes import Program, Server, sql, until

services = 3
requests_a_minute = 120
told_within_s = 5
password = "mot mat khau rat dai"


class SideBySide(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="ganh-sbs-"))
        folder.chmod(0o755)
        cls.addClassCleanup(shutil.rmtree, folder, True)
        server = Server(folder / "pg")
        cls.addClassCleanup(server.end)
        cls.address = server.address
        program = Program(sys.argv[1], folder, server.address)
        program.make(sys.argv[2])
        cls.services = []
        for number in range(1, services + 1):
            cls.services.append(program.serve(number, "--requests-per-minute",
                                              str(requests_a_minute)))
            cls.addClassCleanup(cls.services[-1].end)
        _, _, found = cls.services[0].ask("GET", "/v1/cooperatives")
        cls.path = f"/v1/cooperatives/{found['cooperatives'][0]['id']}"

    def asked(self, service, expected, *words, **more):
        status, headers, said = service.ask(*words, **more)
        self.assertEqual(status, expected, said)
        return headers, said

    def token(self, name):
        _, made = self.asked(self.services[0], 201, "POST", f"{self.path}/tokens",
                             {"name": name, "scopes": ["orders.read", "orders.write"],
                              "expires_on": time.strftime("%Y-%m-%d",
                                                          time.gmtime(time.time() + 30 * 86400))})
        return made["secret"]

    def test_who_signs_in_at_one_is_known_at_all_and_signed_out_everywhere(self):
        first, second, third = self.services
        _, code = self.asked(first, 201, "POST", "/v1/setup-codes")
        headers, _ = self.asked(second, 201, "POST", "/v1/setup",
                                {"code": code["code"], "login": "lan", "name": "Lan",
                                 "password": password}, Authorization="")
        cookie = {"Authorization": "", "Cookie": headers["Set-Cookie"].split(";")[0]}
        for service in self.services:
            self.asked(service, 200, "GET", "/v1/me", **cookie)

        self.asked(third, 204, "DELETE", "/v1/sessions/current", **cookie)

        self.asked(third, 401, "GET", "/v1/me", **cookie)
        for service in (first, second):
            until(lambda of=service: of.ask("GET", "/v1/me", **cookie)[0] == 401, told_within_s,
                  "being signed out")

    def test_a_rate_limit_is_one_for_all_of_them(self):
        secret = self.token("nhiều")
        began = time.monotonic()
        may, refused = 0, 0
        while refused < services:
            service = self.services[(may + refused) % services]
            status, headers, said = service.ask("GET", f"{self.path}/orders", token=secret)
            self.assertIn(status, (200, 429), said)
            may, refused = (may + 1, refused) if status == 200 else (may, refused + 1)
            if status == 429:
                self.assertGreaterEqual(int(headers["Retry-After"]), 1)

        # It fills again meanwhile; what goes on at that moment, and up to a 64th of the limit at
        # each, the others have not been told yet.
        filled = (time.monotonic() - began) * requests_a_minute / 60
        untold = services * (requests_a_minute // 64 + 1 + 2)
        self.assertLessEqual(may, requests_a_minute + filled + untold)
        self.assertGreaterEqual(may, requests_a_minute - services)

    def test_one_key_asked_at_two_at_once_has_one_outcome(self):
        secret = self.token("hai nơi")
        for number in range(10):
            body = {"goods": "1 GAO-BT-10KG", "customer": f"Hai nơi {number}",
                    "phone": "0912345678", "even_if_short": True}
            outcomes = [None, None]
            at_once = threading.Barrier(2)

            def take(which, body=body, number=number, outcomes=outcomes, at_once=at_once):
                at_once.wait()
                for _ in range(50):
                    status, headers, said = self.services[which].ask(
                        "POST", f"{self.path}/phone-orders", body, f"hai-noi-{number}", secret)
                    outcomes[which] = status, said
                    if status != 409:
                        return
                    time.sleep(0.02)

            both = [threading.Thread(target=take, args=(which,)) for which in range(2)]
            for thread in both:
                thread.start()
            for thread in both:
                thread.join()

            self.assertEqual(outcomes[0][0], 201, outcomes)
            self.assertEqual(outcomes[0], outcomes[1])
        self.assertEqual(sql(self.address, "SELECT COUNT(*) FROM orders"
                                           " WHERE customer_name LIKE 'Hai nơi %'"), "10")

    def test_whoever_follows_one_hears_of_a_command_made_at_another(self):
        first, second, _ = self.services
        line = http.client.HTTPConnection(second.host, timeout=told_within_s)
        self.addCleanup(line.close)
        line.request("GET", "/v1/events", headers={"Authorization": f"Bearer {second.token}"})
        stream = line.getresponse()
        self.assertEqual(stream.status, 200)

        _, order = self.asked(first, 201, "POST", f"{self.path}/phone-orders",
                              {"goods": "1 GAO-BT-10KG", "customer": "Nghe", "phone": "0912345678",
                               "even_if_short": True}, key="nghe")

        for said in stream:  # a silence of `told_within_s` is a failure
            if said.startswith(b"data:") and b"order" in said:
                if json.loads(said.removeprefix(b"data:"))["id"] == order["order"]["id"]:
                    return
        self.fail("the stream ended")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=2)
