"""Between the services and a marketplace: sees each request, whose it is, and can hold one back."""

import http.client
import http.server
import pathlib
import re
import threading
import time


def owner_of(port, pids):
    """Which of the processes has the connection that comes from this port."""
    for line in pathlib.Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]:
        fields = line.split()
        if int(fields[1].split(":")[1], 16) != port:
            continue
        wanted = f"socket:[{fields[9]}]"
        for pid in pids:
            try:
                open_there = pathlib.Path(f"/proc/{pid}/fd").iterdir()
                if any(str(fd.readlink()) == wanted for fd in open_there):
                    return pid
            except OSError:
                continue
    return None


class Seen:
    def __init__(self, pid, method, path, body):
        self.pid, self.method, self.path, self.body = pid, method, path, body
        self.at = time.monotonic()


class Gate:
    """Its `host` is what the channel is connected to; `pids` are those who may come."""

    def __init__(self, market_host):
        self.market_host, self.pids, self.seen = market_host, [], []
        self.lock = threading.Lock()
        self.awaited = None            # (what it looks like, whether it is carried before)
        self.met = threading.Event()   # one that was awaited has come: `met_by`
        self.met_by = None
        self.may_go_on = threading.Event()
        gate = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self):
                super().setup()
                self.pid = owner_of(self.client_address[1], gate.pids)

            def log_message(self, *_):
                pass

            def handle(self):
                try:
                    super().handle()
                except ConnectionResetError:
                    pass  # whoever it was is dead

            def handle_any(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                gate.pass_on(self, body)

            do_GET = do_POST = do_PUT = do_DELETE = handle_any

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.host = f"127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def hold(self, pattern, carry_first):
        """The next request whose `METHOD path body` is like that waits for `let_go`: with
        `carry_first` its reply does, otherwise the request itself."""
        with self.lock:
            self.met.clear()
            self.may_go_on.clear()
            self.awaited = re.compile(pattern, re.S), carry_first

    def let_go(self):
        self.may_go_on.set()

    def pass_on(self, handler, body):
        seen = Seen(handler.pid, handler.command, handler.path, body.decode("utf-8", "replace"))
        with self.lock:
            self.seen.append(seen)
            held = self.awaited and self.awaited[0].search(f"{seen.method} {seen.path} {seen.body}")
            carry_first = held and self.awaited[1]
            if held:
                self.awaited, self.met_by = None, seen
        reply = None
        if not held or carry_first:
            reply = self.carry(handler, body)
        if held:
            self.met.set()
            self.may_go_on.wait()
            reply = reply or self.carry(handler, body)
        status, headers, said = reply
        try:
            handler.send_response(status)
            for name, value in headers:
                if name.lower() not in ("connection", "content-length", "date", "server",
                                        "transfer-encoding"):
                    handler.send_header(name, value)
            handler.send_header("Content-Length", str(len(said)))
            handler.end_headers()
            handler.wfile.write(said)
        except OSError:
            handler.close_connection = True  # nobody is there any more

    def carry(self, handler, body):
        line = http.client.HTTPConnection(self.market_host, timeout=20)
        headers = {name: value for name, value in handler.headers.items()
                   if name.lower() not in ("connection", "content-length", "accept-encoding")}
        line.request(handler.command, handler.path, body or None, headers)
        reply = line.getresponse()
        said = reply.read()
        line.close()
        return reply.status, reply.getheaders(), said

    def end(self):
        self.may_go_on.set()
        self.server.shutdown()
        self.server.server_close()
