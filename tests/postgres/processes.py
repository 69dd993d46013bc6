"""Services, sandboxes and PostgreSQL as processes of a test's own; the API asked as a client."""

import http.client
import json
import os
import pathlib
import shutil
import socket
import subprocess
import time

here = pathlib.Path(__file__).resolve().parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(holds, within_s=30, what="it"):
    """Gives what `holds()` gave once that is not false."""
    end = time.monotonic() + within_s
    while not (found := holds()):
        if time.monotonic() > end:
            raise TimeoutError(f"{what} did not come about in time")
        time.sleep(0.02)
    return found


def sql(address, question):
    return subprocess.run(["psql", address, "--no-psqlrc", "--tuples-only", "--no-align",
                           f"--command={question}"],
                          check=True, capture_output=True, text=True).stdout.strip()


def ask_http(host, method, path, body=None, headers=None, within_s=40):
    """(status, headers, document); status 0: no answer."""
    line = http.client.HTTPConnection(host, timeout=within_s)
    try:
        line.request(method, path, None if body is None else json.dumps(body),
                     {"Content-Type": "application/json", **(headers or {})})
        reply = line.getresponse()
        return reply.status, reply.headers, json.loads(reply.read() or b"{}")
    except (OSError, http.client.HTTPException):
        return 0, {}, {}
    finally:
        line.close()


class Server:
    """PostgreSQL in a folder of its own, over TCP."""

    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        self.address = subprocess.run(
            [here / "cluster.sh", "start", folder, "--port", str(self.port)], check=True,
            stdout=subprocess.PIPE, text=True).stdout.strip()

    def end(self):
        subprocess.run([here / "cluster.sh", "stop", self.folder], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Program:
    """The program, the folder where the data folders lie, and the database of all of them."""

    def __init__(self, ganh, folder, address):
        self.ganh, self.folder, self.address = ganh, folder, address

    def run(self, *words):
        """(exit code, all that it said)."""
        ended = subprocess.run([self.ganh, "--lang", "en", *map(str, words), "--database",
                                self.address], capture_output=True, text=True, check=False)
        return ended.returncode, ended.stdout + ended.stderr

    def make(self, workbook):
        """The first data folder, and the cooperative of the workbook."""
        # Beside the workbook the program puts one with its faults.
        copied = shutil.copy(workbook, self.folder)
        for words in (("init",), ("import", copied)):
            code, said = self.run(*words, "--data", self.folder / "1")
            assert code == 0, said

    def serve(self, number, *flags, address=None):
        return Service(self, number, flags, address or self.address)

    def doctor(self, number):
        return self.run("doctor", "--data", self.folder / str(number))


class Service:
    def __init__(self, program, number, flags, address):
        self.number, self.data = number, program.folder / str(number)
        if not self.data.exists():
            self.data.mkdir(mode=0o700)
            shutil.copy2(program.folder / "1" / "ganh.key", self.data / "ganh.key")
        self.log = program.folder / f"{number}.log"
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [program.ganh, "serve", "--data", self.data, "--database", address, "--listen",
                 "127.0.0.1:0", *flags], stdout=subprocess.DEVNULL, stderr=log)
        told = self.data / "service.json"
        until(lambda: told.exists() or self.process.poll() is not None, what="the service")
        assert told.exists(), self.log.read_text(encoding="utf-8")
        said = json.loads(told.read_text(encoding="utf-8"))
        self.host, self.token = said["address"].removeprefix("http://"), said["token"]
        self.pid = self.process.pid

    def ask(self, method, path, body=None, key=None, token=None, **headers):
        """(status, headers, document); status 0: no answer."""
        headers.setdefault("Authorization", f"Bearer {token or self.token}")
        if key:
            headers["Idempotency-Key"] = key
        return ask_http(self.host, method, path, body, headers)

    def signal(self, number):
        os.kill(self.pid, number)

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)  # while it starts, a silent line is waited for 30 s


class Sandbox:
    """A marketplace in small."""

    def __init__(self, program, which):
        self.process = subprocess.Popen(
            [program.ganh, "--lang", "en", "sandbox", which, "--listen", "127.0.0.1:0", "--data",
             program.folder / "1"], stdout=subprocess.PIPE, text=True)
        self.host = self.process.stdout.readline().split("http://")[1].split()[0]

    def ask(self, method, path, body=None):
        return ask_http(self.host, method, path, body)

    def end(self):
        self.process.terminate()
        self.process.wait(20)
        self.process.stdout.close()
