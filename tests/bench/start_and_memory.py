"""How soon the program answers, and how much memory it takes.

    python3 tests/bench/start_and_memory.py GANH MAKE_MARKET [--packs 100000] [--starts 9]

Starts the real program again and again: the time is from its start to the first answer of
/healthz, in an empty folder and in one with that many packs. Then its memory (RSS), idle and after
reads by 64 clients. Fails when an answer is not what it should be, never by a time or a size.
"""

import argparse
import concurrent.futures
import http.client
import json
import os
import pathlib
import random
import re
import socket
import statistics
import subprocess
import tempfile
import time

CLIENTS = 64


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Running:
    def __init__(self, program, folder):
        self.port = free_port()
        begun = time.perf_counter()
        self.process = subprocess.Popen(
            [program, "serve", "--data", str(folder), "--listen", f"127.0.0.1:{self.port}",
             "--log-level", "error"],
            stdout=subprocess.DEVNULL)
        while not self.answers():
            if self.process.poll() is not None:
                raise SystemExit(f"the program ended with {self.process.returncode}")
        self.ready_ms = (time.perf_counter() - begun) * 1000

    def answers(self):
        try:
            status, _ = ask(http.client.HTTPConnection("127.0.0.1", self.port), "/healthz", {})
        except ConnectionRefusedError:
            time.sleep(0.001)
            return False
        return status == 200

    def memory_mb(self, what="VmRSS"):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{what}:\s+(\d+) kB", status)[1]) / 1024

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        if self.process.wait(30) != 0:
            raise SystemExit(f"the program ended with {self.process.returncode}")


def ask(connection, target, headers):
    connection.request("GET", target, headers=headers)
    reply = connection.getresponse()
    return reply.status, reply.read()


def start_up(program, folder, starts):
    times = []
    for _ in range(starts):
        with Running(program, folder) as running:
            times.append(running.ready_ms)
    return times


def read_pages(running, folder, cooperative, seconds):
    token = json.loads((folder / "service.json").read_text())["token"]
    headers = {"Authorization": f"Bearer {token}"}
    path = f"/v1/cooperatives/{cooperative}"
    until = time.monotonic() + seconds

    def client(number):
        connection = http.client.HTTPConnection("127.0.0.1", running.port)
        chance = random.Random(number)
        answered = 0
        after = ""
        while time.monotonic() < until:
            target = chance.choice(["products", "stock"])
            status, body = ask(connection, f"{path}/{target}?limit=100{after}", headers)
            if status != 200:
                raise SystemExit(f"{target} answered {status}: {body[:300]}")
            if target == "products":
                following = json.loads(body)["next"]
                after = f"&after={following}" if following else ""
            answered += 1
        return answered

    with concurrent.futures.ThreadPoolExecutor(CLIENTS) as clients:
        return sum(clients.map(client, range(CLIENTS)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ganh")
    parser.add_argument("make_market")
    parser.add_argument("--packs", type=int, default=100_000)
    parser.add_argument("--starts", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=15)
    given = parser.parse_args()
    os.environ.pop("GANH_DATA", None)

    with tempfile.TemporaryDirectory(prefix="ganh-bench-") as work:
        full = pathlib.Path(work) / "full"
        cooperative = subprocess.run([given.make_market, str(full), str(given.packs)], check=True,
                                     capture_output=True, text=True).stdout.strip()
        for what, folder, wanted in [("an empty folder", pathlib.Path(work) / "empty", 150),
                                     (f"{given.packs} packs", full, 150)]:
            times = start_up(given.ganh, folder, given.starts)
            print(f"ready with {what}: {statistics.median(times):.0f} ms "
                  f"({min(times):.0f} to {max(times):.0f}; wanted: at most {wanted})")
        with Running(given.ganh, full) as running:
            time.sleep(min(3, given.seconds))
            idle = running.memory_mb()
            answered = read_pages(running, full, cooperative, given.seconds)
            print(f"memory with {given.packs} packs: {idle:.0f} MB idle (wanted: at most 40), "
                  f"{running.memory_mb('VmHWM'):.0f} MB at most while {CLIENTS} clients read "
                  f"{answered} pages of 100 (wanted: at most 120)")


if __name__ == "__main__":
    main()
