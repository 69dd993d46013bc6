"""A line to PostgreSQL that can be cut: a proxy that reads the protocol's messages as they pass.

Messages are counted over both directions and all lines, from `arm` on. At the message that was
named the line it passes on is cut, or from there on everything is swallowed. The protocol: chapter
55 of PostgreSQL's documentation; TLS is not spoken here.
"""

import enum
import select
import socket
import struct
import threading

chunk_bytes = 65536


class How(enum.Enum):
    before = enum.auto()   # ends the line, instead of carrying that message
    after = enum.auto()    # carries that message, then tears the line off (RST)
    outage = enum.auto()   # as `after`, with all other lines too, and takes no new ones
    silence = enum.auto()  # from that message on nothing is carried, and nothing is closed


def tear(line):
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.close()


class Direction:
    """What came in and is not a whole message yet."""

    def __init__(self, from_client):
        self.from_client, self.pending = from_client, b""
        self.is_begun = not from_client  # a client's first message has no type

    def messages(self, came):
        self.pending += came
        while True:
            head = 0 if not self.is_begun else 1
            if len(self.pending) < head + 4:
                return
            whole = head + struct.unpack_from("!i", self.pending, head)[0]
            if len(self.pending) < whole:
                return
            message, self.pending = self.pending[:whole], self.pending[whole:]
            kind = chr(message[0]) if head else "startup"
            self.is_begun = True
            yield kind, message


class Proxy:
    def __init__(self, port):
        self.server_port = port
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.lock = threading.Lock()
        self.lines = set()
        self.count, self.at, self.how = 0, None, How.before
        self.is_silent = self.is_out = False
        self.passed = []      # (from the client, kind) of what was counted
        self.cut_at = None    # that of the message which was cut at
        threading.Thread(target=self.accept, daemon=True).start()

    def arm(self, at=None, how=How.before):
        with self.lock:
            self.count, self.at, self.how = 0, at, how
            self.passed, self.cut_at = [], None

    def heal(self):
        with self.lock:
            self.is_silent = self.is_out = False
            self.at = None

    def accept(self):
        while True:
            try:
                client, _ = self.listening.accept()
            except OSError:
                return
            if self.is_out:
                tear(client)
                continue
            server = socket.create_connection(("127.0.0.1", self.server_port))
            for line in (client, server):
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self.lock:
                self.lines.add((client, server))
            threading.Thread(target=self.carry, args=(client, server), daemon=True).start()

    def carry(self, client, server):
        directions = {client: (server, Direction(True)), server: (client, Direction(False))}
        try:
            while True:
                for source in select.select([client, server], [], [])[0]:
                    came = source.recv(chunk_bytes)
                    to, direction = directions[source]
                    if not came:
                        return
                    for kind, message in direction.messages(came):
                        if not self.passes(kind, message, direction.from_client, to):
                            return
        except (OSError, ValueError):
            pass  # cut from elsewhere
        finally:
            with self.lock:
                self.lines.discard((client, server))
            if self.how in (How.after, How.outage) and self.cut_at:
                tear(client)
                tear(server)
            client.close()
            server.close()

    def passes(self, kind, message, from_client, to):
        """Whether the line goes on."""
        with self.lock:
            self.count += 1
            is_cut = self.count == self.at
            if not is_cut or self.how in (How.after, How.outage):
                self.passed.append((from_client, kind))
            if is_cut:
                self.cut_at = (from_client, kind)
                self.is_silent = self.how is How.silence
                self.is_out = self.how is How.outage
            if self.is_silent:
                return True
        if is_cut and self.how is How.before:
            return False
        to.sendall(message)
        if not is_cut:
            return True
        if self.how is How.outage:
            with self.lock:
                others = list(self.lines)
            for pair in others:
                for line in pair:
                    try:
                        line.shutdown(socket.SHUT_RDWR)
                    except OSError:
                        pass
        return False

    def end(self):
        self.listening.close()
