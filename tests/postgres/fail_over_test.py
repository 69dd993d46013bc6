"""Three services on a primary with a synchronous standby; the primary dies (kill -9) under load.

    python3 fail_over_test.py GANH WORKBOOK [--orders N]

Every order that a service acknowledged must stand once on the standby that was promoted, none twice,
and somebody must be served again within 30 s. Clients do as the API says: they come again with the
same Idempotency-Key, at another service, after Retry-After.
"""

import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from processes import Program, free_port, sql, until

here = pathlib.Path(__file__).resolve().parent
programs = pathlib.Path("/usr/lib/postgresql/15/bin")
services = 3
clients_each = 3
back_within_s = 30
asked = argparse.ArgumentParser()
asked.add_argument("ganh")
asked.add_argument("workbook")
asked.add_argument("--orders", type=int, default=90)
given = asked.parse_args()


def as_owner(folder, *words):
    """PostgreSQL does not run as root: whoever owns the cluster runs its programs."""
    owner = os.stat(folder)
    before = [] if os.getuid() != 0 else ["setpriv", f"--reuid={owner.st_uid}",
                                          f"--regid={owner.st_gid}", "--clear-groups"]
    subprocess.run([*before, *map(str, words)], check=True, cwd="/", stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, env={"HOME": "/", "LC_ALL": "C", "PATH": "/usr/bin:/bin"})


class Pair:
    """A primary and its synchronous standby."""

    def __init__(self, folder):
        self.primary, self.standby = folder / "p", folder / "s"
        self.ports = free_port(), free_port()
        subprocess.run([here / "cluster.sh", "start", self.primary, "--port", str(self.ports[0])],
                       check=True, stdout=subprocess.DEVNULL)
        shutil.copystat(self.primary, folder)
        data = self.standby / "data"
        self.standby.mkdir()
        (self.standby / "socket").mkdir()
        owner = os.stat(self.primary / "data")
        for made in (self.standby, self.standby / "socket"):
            os.chown(made, owner.st_uid, owner.st_gid)
        as_owner(self.primary / "data", programs / "pg_basebackup", "--pgdata", data, "--host",
                 "127.0.0.1", "--port", self.ports[0], "--username", "ganh", "--write-recovery-conf",
                 "--wal-method=stream", "--checkpoint=fast")
        with open(data / "postgresql.conf", "a", encoding="utf-8") as conf:
            conf.write(f"port = {self.ports[1]}\n"
                       f"unix_socket_directories = '{self.standby / 'socket'}'\n")
        as_owner(self.primary / "data", programs / "pg_ctl", "start", "--pgdata", data, "--wait",
                 "--log", self.standby / "log")
        sql(self.only(0), "ALTER SYSTEM SET synchronous_standby_names = '*'")
        sql(self.only(0), "SELECT pg_reload_conf()")
        until(lambda: sql(self.only(0), "SELECT COUNT(*) FROM pg_stat_replication"
                                         " WHERE sync_state = 'sync'") == "1")

    def only(self, which):
        return f"postgresql://ganh@127.0.0.1:{self.ports[which]}/ganh"

    def address(self):
        return "postgresql://ganh@" + ",".join(f"127.0.0.1:{port}" for port in self.ports) + "/ganh"

    def kill_primary(self):
        postmaster = int((self.primary / "data" / "postmaster.pid").read_text().splitlines()[0])
        children = pathlib.Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        for pid in [postmaster, *map(int, children)]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def promote(self):
        as_owner(self.primary / "data", programs / "pg_ctl", "promote", "--pgdata",
                 self.standby / "data", "--wait")

    def end(self):
        for folder in (self.primary, self.standby):
            subprocess.run([here / "cluster.sh", "stop", folder], check=False,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class FailOver(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ganh-fo-"))
        os.chmod(self.folder, 0o755)
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.pair = Pair(self.folder)
        self.addCleanup(self.pair.end)
        program = Program(given.ganh, self.folder, self.pair.address())
        program.make(given.workbook)
        self.services = []
        for number in range(1, services + 1):
            self.services.append(program.serve(number, "--requests-per-minute", "1000000"))
            self.addCleanup(self.services[-1].end)
        _, _, found = self.services[0].ask("GET", "/v1/cooperatives")
        self.path = f"/v1/cooperatives/{found['cooperatives'][0]['id']}/phone-orders"
        self.acknowledged, self.wrong, self.times = {}, [], []
        self.lock = threading.Lock()
        self.enough = threading.Event()

    def take_orders(self, client):
        number = 0
        while not self.enough.is_set():
            number += 1
            name = f"Khách {client}-{number}"
            body = {"goods": "1 HONG-2KG", "customer": name, "phone": "0912345678",
                    "even_if_short": True}
            is_unheard = False  # nobody knows whether somebody is still at it
            for tries in range(400):
                service = self.services[(client + tries) % services]
                status, headers, said = service.ask("POST", self.path, body, key=name.encode().hex())
                if status == 201:
                    with self.lock:
                        self.acknowledged[name] = said
                        self.times.append(time.monotonic())
                    break
                is_unheard = is_unheard or status == 0
                may_be_under_way = status == 409 and is_unheard and headers["Retry-After"]
                may_come_again = status in (0, 429) or (status == 503 and headers["Retry-After"])
                if not may_be_under_way and not may_come_again:
                    self.wrong.append((status, said))
                    return
                if self.enough.wait(0.2):
                    return

    def test_no_acknowledged_order_is_lost_or_doubled_when_the_primary_dies(self):
        running = [threading.Thread(target=self.take_orders, args=(client,))
                   for client in range(services * clients_each)]
        for thread in running:
            thread.start()
        until(lambda: self.wrong or len(self.times) >= given.orders // 2, 120)
        died = time.monotonic()
        self.pair.kill_primary()
        self.pair.promote()
        before = len(self.times)
        until(lambda: self.wrong or len(self.times) >= before + given.orders // 2, 120)
        self.enough.set()
        for thread in running:
            thread.join()

        self.assertEqual(self.wrong, [])
        gap = max(b - a for a, b in zip(self.times, self.times[1:]) if b > died)
        promoted = self.pair.only(1)
        standing = sql(promoted, "SELECT customer_name, COUNT(*) FROM orders GROUP BY customer_name")
        counted = dict(line.rsplit("|", 1) for line in standing.splitlines())
        lost = [name for name in self.acknowledged if name not in counted]
        doubled = [name for name, times in counted.items() if times != "1"]
        print(f"{len(self.acknowledged)} orders acknowledged, {len(lost)} lost, {len(doubled)} "
              f"doubled; nobody was served for {gap:.1f} s", file=sys.stderr)
        self.assertEqual((lost, doubled), ([], []))
        self.assertLess(gap, back_within_s)
        numbers = sql(promoted, "SELECT COUNT(*), MAX(number) FROM changes")
        self.assertEqual(*numbers.split("|"), "change numbers have no gap")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=2)
