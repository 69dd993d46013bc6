// HTTP/1.1 over a bare socket, so that a test can send what no client library would let through.

import { connect } from 'node:net';

const patience_ms = 20_000;
const end_of_head = Buffer.from('\r\n\r\n');

const bytes = (text) => (Buffer.isBuffer(text) ? text : Buffer.from(String(text), 'utf8'));

function head_of({ method, target, headers }) {
  const parts = [bytes(method), bytes(' '), bytes(target), bytes(' HTTP/1.1\r\n')];
  for (const [name, value] of headers) {
    parts.push(bytes(name), bytes(': '), bytes(value), bytes('\r\n'));
  }
  return Buffer.concat([...parts, bytes('\r\n')]);
}

// What has come so far as a reply, or null while its head or body is not whole.
export function read_reply(method, received) {
  const end = received.indexOf(end_of_head);
  if (end < 0) return null;
  const [first, ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
  const reply = { status: Number(first.split(' ')[1]), headers: {}, body: Buffer.alloc(0) };
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = Buffer.from(line.slice(colon + 1).trim(), 'latin1').toString('utf8');
    (reply.headers[name] ??= []).push(value);
  }
  reply.header = (name) => reply.headers[name.toLowerCase()]?.[0];
  const rest = received.subarray(end + end_of_head.length);
  const has_no_body = method === 'HEAD' || reply.status === 204 || reply.status === 304;
  reply.is_endless = !has_no_body && (reply.header('Content-Type') ?? '').startsWith('text/event');
  if (has_no_body || reply.is_endless) return { ...reply, left: rest.length };
  const length = Number(reply.header('Content-Length'));
  if (rest.length < length) return null;
  return { ...reply, body: rest.subarray(0, length), left: rest.length - length };
}

// One connection, one request at a time; opens anew when the service has closed it.
export class Wire {
  #host;
  #port;
  #socket = null;

  constructor(address) {
    const { hostname, port } = new URL(address);
    this.#host = hostname;
    this.#port = Number(port);
  }

  // The reply; null when the service closed without a word.
  async send(request) {
    const is_fresh = this.#socket === null;
    const reply = await this.#once(request);
    // A connection may have been closed for its age just as the request left.
    return reply ?? (is_fresh ? null : this.#once(request));
  }

  end() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.destroy();
  }

  #forget(socket) {
    if (this.#socket === socket) this.#socket = null;
  }

  #once({ method, target, headers = [], body = Buffer.alloc(0) }) {
    this.#socket ??= connect({ host: this.#host, port: this.#port, noDelay: true });
    const socket = this.#socket;
    const all = headers.some(([name]) => name.toLowerCase() === 'host')
      ? [...headers]
      : [['Host', `${this.#host}:${this.#port}`], ...headers];
    if (body.length > 0) all.push(['Content-Length', body.length]);
    return new Promise((resolve, reject) => {
      let received = Buffer.alloc(0);
      const finish = (settle, value, keep) => {
        clearTimeout(timer);
        socket.removeAllListeners();
        socket.on('error', () => {});
        socket.on('close', () => this.#forget(socket));
        if (!keep) this.end();
        settle(value);
      };
      const timer = setTimeout(
        () => finish(reject, new Error(`${method} ${target}: no reply for ${patience_ms} ms`)),
        patience_ms,
      );
      const hear = (chunk) => {
        received = Buffer.concat([received, chunk]);
        const reply = read_reply(method, received);
        if (reply === null) return;
        const closes = reply.header('Connection') === 'close' || reply.is_endless;
        finish(resolve, reply, !closes && reply.left === 0);
      };
      socket.on('data', hear);
      socket.on('error', () => {}); // 'close' follows
      socket.on('close', () => finish(resolve, null, false));
      socket.write(Buffer.concat([head_of({ method, target, headers: all }), body]));
    });
  }
}
