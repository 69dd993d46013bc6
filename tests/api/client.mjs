// A caller of the API who looks at every request and reply: both must be as described.

import assert from 'node:assert/strict';

import { faults_of_body, faults_of_reply, operation } from './description.mjs';
import { Wire } from './wire.mjs';

export const exercised = new Set(); // operations that have answered 2xx
export const reasons = new Set(); // of the problems that were seen

function target_of(of, path, query) {
  const filled = of.path.replace(/\{(\w+)\}/g, (_, name) => {
    assert.ok(path[name] !== undefined, `${of.id} wants ${name}`);
    return encodeURIComponent(path[name]);
  });
  const asked = new URLSearchParams(query).toString();
  return asked ? `${filled}?${asked}` : filled;
}

export class Client {
  constructor(address, { token = null, path = {}, for_machine = false } = {}) {
    this.address = address;
    this.wire = new Wire(address);
    this.token = token;
    this.cookie = null;
    this.path = path; // what stands in paths unless said otherwise
    this.for_machine = for_machine;
  }

  credentials() {
    if (this.token) return [['Authorization', `Bearer ${this.token}`]];
    return this.cookie ? [['Cookie', this.cookie]] : [];
  }

  // Expects 2xx, or the status that `refused` says.
  async call(id, { path = {}, query = {}, headers = {}, body, raw, refused, status, odd } = {}) {
    const of = operation(id);
    const sent = raw ?? (body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body)));
    const all = [...this.credentials(), ...Object.entries(headers)];
    if (of.body && !headers['Content-Type']) all.push(['Content-Type', of.body.type]);
    if (body !== undefined && !odd) {
      assert.deepEqual(faults_of_body(of, body), [], `${id}: the request`);
    }
    const reply = await this.wire.send({
      method: of.method,
      target: target_of(of, { ...this.path, ...path }, query),
      headers: all,
      body: sent,
    });
    assert.ok(reply, `${id}: no reply`);
    reply.for_machine = this.for_machine;
    const faults = faults_of_reply(of, reply);
    const said = reply.body.toString('utf8').slice(0, 2000);
    assert.deepEqual(faults, [], `${id}: ${reply.status} ${said}`);
    this.#remember(of, reply);
    const wanted = refused ?? status;
    if (wanted) assert.equal(reply.status, wanted, `${id}: ${said}`);
    else assert.ok(reply.status < 300, `${id}: ${reply.status} ${said}`);
    return reply;
  }

  #remember(of, reply) {
    if (reply.status < 300) exercised.add(of.id);
    if (reply.json?.reason && reply.status >= 400) reasons.add(reply.json.reason);
    for (const set of reply.headers['set-cookie'] ?? []) this.cookie = set.split(';')[0];
  }

  // Of a page that is not part of the API.
  async get(target, headers = []) {
    return this.wire.send({ method: 'GET', target, headers: [...this.credentials(), ...headers] });
  }
}
