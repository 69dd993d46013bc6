// The real program under requests that nobody sane sends: it says no in the words that its
// description has for it, and goes on.
//
// GANH_FUZZ_SEED repeats a run, GANH_FUZZ_SECONDS makes it longer.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { Client } from './client.mjs';
import { faults_of_body, faults_of_reply, operation, operations } from './description.mjs';
import { kept } from './kept_requests.mjs';
import { Chance, odd_request } from './odd_requests.mjs';
import { begin, begin_market } from './program.mjs';
import { Wire } from './wire.mjs';
import {
  bring_workbook,
  buy,
  connection_of,
  password,
  publish_all,
  set_up,
  until,
} from './village.mjs';

const seed = Number(process.env.GANH_FUZZ_SEED ?? Date.now() % 1_000_000);
const seconds = Number(process.env.GANH_FUZZ_SECONDS ?? 10);
const callers_at_once = 4;
const told_max = 30;

let service;
let market_place;
let machine;
let callers = [];
const known = { any: ['x', '1', 'thử'] };
const secrets = [password];
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const troubles = new Map(); // by what it looks like: the first of its kind
const answered = new Map(); // by operation: how often, by the first digit of the status

// Signs somebody in by a link, now and whenever he has been put out.
async function person(login, person_id, cooperative_id) {
  const client = new Client(service.address, { path: { cooperative_id } });
  client.revive = async () => {
    await machine.call('changePerson', { path: { person_id }, body: { disabled: false } });
    const role = { manager: 'manager', staff: 'staff', reader: 'marketplace_reader' }[login];
    if (role) {
      await machine.call('addMember', { body: { login, name: login, role } }).catch(() => {});
    }
    const link = (await machine.call('makeSignInLink', { path: { person_id, cooperative_id } }))
      .json;
    client.cookie = null;
    await client.call('signInByLink', { body: { secret: link.url.split('secret=')[1] } });
  };
  await client.revive();
  return client;
}

before(async () => {
  market_place = await begin_market('agriconnect');
  service = await begin(
    '--requests-per-minute',
    '10000000',
    '--log-requests',
    'all',
    '--log-format',
    seed % 2 ? 'json' : 'text',
  );
  const first = await set_up(service);
  machine = new Client(service.address, { token: service.machine_token, for_machine: true });
  await bring_workbook(first);
  const { cooperative_id } = first.path;
  machine.path = { cooperative_id };
  const body = {
    ...connection_of(market_place, 'AgriConnect', 'agriconnect'),
    rules: { orders_poll_seconds: 1 },
  };
  const channel = (await first.call('connectChannel', { body })).json;
  await publish_all(first, channel.id);
  for (let i = 0; i < 5; ++i) await buy(market_place, 1);
  const orders = await until(
    () => first.call('listOrders'),
    ({ json }) => json.orders.length === 5 && json.orders,
  );
  const other = (await first.call('makeCooperative', { body: { name: 'Bản Mới' } })).json.id;
  const people = {};
  for (const [login, role] of [
    ['manager', 'manager'],
    ['staff', 'staff'],
    ['reader', 'marketplace_reader'],
    ['team', 'team_member'],
  ]) {
    people[login] = (
      await first.call('addMember', { body: { login, name: login, role } })
    ).json.person;
  }
  await first.call('addMember', {
    body: { login: 'neighbour', name: 'Người xã bên', role: 'manager' },
    path: { cooperative_id: other },
  });
  const products = (await first.call('listProducts')).json.products;
  const lots = (await first.call('listStock')).json.products.flatMap((each) => each.lots);
  const scopes = ['catalog.read', 'catalog.write', 'orders.write', 'stock.write', 'channels.write'];
  const made = (
    await first.call('makeToken', {
      body: {
        name: 'Máy',
        scopes,
        expires_on: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
      },
    })
  ).json;
  secrets.push(made.secret, service.machine_token, first.cookie.split('=')[1]);
  first.wire.end();

  Object.assign(known, {
    cooperative_id: [...Array(9).fill(cooperative_id), 'new', other],
    product_id: products.map(({ id }) => id),
    pack_id: products.flatMap(({ packs }) => packs.map(({ id }) => id)),
    order_id: orders.flatMap(({ id, external_id }) => [id, external_id]),
    channel_id: [channel.id],
    person_id: Object.values(people).map(({ id }) => id),
    session_id: ['current', 'by-link'],
    token_id: [made.token.id],
    login: ['manager', 'staff', 'mới'],
    step: ['confirm', 'pack', 'ship', 'deliver', 'cut', 'substitute', 'cancel', 'dismiss'],
    sku: products.flatMap(({ packs }) => packs.map(({ sku }) => sku)),
    expires_on: [tomorrow],
    lot: lots.flatMap(({ id, code }) => [id, code]),
    lot_id: lots.flatMap(({ id, code }) => [id, code]),
    take_id: ['1', '2', '3'],
    hold_id: ['hold_none'],
    place: ['KHO', 'place_main', ''],
    from: ['KHO', ''],
    to: ['QUAY', 'KHO'],
    sku: products.flatMap(({ packs }) => packs.map(({ sku }) => sku)),
    expected: lots.map(({ on_hand }) => on_hand),
    counted: [...lots.map(({ on_hand }) => on_hand), '5 kg', '0', '7', '7 kg'],
    quantity: ['2 kg', '500 g', '1', '3'],
    connector: ['agriconnect', 'postmart'],
    base_url: [market_place.address],
    after: [products[0].id, '0', '5', ...products.map(({ name }) => name)],
    scopes: ['orders.read'],
  });
  callers = [
    await person('manager', people.manager.id, cooperative_id),
    await person('staff', people.staff.id, cooperative_id),
    await person('reader', people.reader.id, cooperative_id),
    machine,
    machine,
    new Client(service.address, { token: made.secret }),
    new Client(service.address, {}),
  ];
});

after(async () => {
  for (const caller of callers) caller.wire.end();
  await Promise.all([service?.end(), market_place?.end()]);
});

const shown = ({ method, target, headers, body }) =>
  `${method} ${target.slice(0, 300)}\n  ${JSON.stringify(headers).slice(0, 500)}\n  ${JSON.stringify(
    body.toString('utf8').slice(0, 600),
  )}`;

// What the description forbids and was done all the same.
function faults_of_doing({ of, request }, reply) {
  if (!of?.body || reply.status >= 300 || of.body.type !== 'application/json') return [];
  if (of.id === 'receiveWebhook') return [];
  try {
    const said = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(request.body);
    return faults_of_body(of, JSON.parse(said)).map((each) => `was taken, though ${each}`);
  } catch (failure) {
    return [`was taken, though it is no JSON: ${failure.message}`];
  }
}

function faults_of(one, reply) {
  if (reply === null) return ['closed without a word'];
  const faults = faults_of_doing(one, reply);
  if (reply.status >= 500 && !(reply.status === 503 && reply.header('Retry-After'))) {
    faults.push(`status ${reply.status}`);
  }
  if (reply.header('Content-Encoding') === 'gzip' && one.request.method !== 'HEAD') {
    try {
      reply.body = gunzipSync(reply.body);
    } catch (failure) {
      return [...faults, `no gzip: ${failure.message}`];
    }
  }
  faults.push(...faults_of_reply(one.of, reply, one.request.method));
  // What looks like a gap in a sentence may be what was sent.
  const sent_gaps = /%7B|\{\w+\}/i.test(one.request.target + one.request.body.toString());
  return faults.filter((each) => !sent_gaps || !each.includes(' says "'));
}

async function try_one(caller, wire, one) {
  const has = (name) => one.request.headers.some(([each]) => each === name);
  if (!has('Cookie') && !has('Authorization')) one.request.headers.push(...caller.credentials());
  const reply = await wire.send(one.request);
  if (reply) reply.for_machine = caller.for_machine;
  const faults = faults_of(one, reply);
  if (one.of && reply) {
    const digits = answered.get(one.of.id) ?? {};
    const digit = String(reply.status)[0];
    digits[digit] = (digits[digit] ?? 0) + 1;
    answered.set(one.of.id, digits);
  }
  if (faults.length > 0) {
    const kind = `${one.of?.id} ${reply?.status} ${faults[0].replace(/\d+|"[^"]*"/g, '…')}`;
    const said = reply?.body.toString('utf8').slice(0, 600);
    if (!troubles.has(kind)) {
      troubles.set(kind, `${faults.slice(0, 5).join('\n  ')}\n  ${shown(one.request)}\n  ${said}`);
    }
  }
  return reply;
}

async function send_for_a_while(number, end) {
  const chance = new Chance(seed * 16 + number);
  const wires = callers.map(() => new Wire(service.address));
  while (Date.now() < end && troubles.size < told_max) {
    const at = chance.below(callers.length);
    const one = odd_request(chance, known);
    const reply = await try_one(callers[at], wires[at], one);
    if (reply?.status === 401 && callers[at].revive && chance.in(5)) {
      await callers[at].revive().catch(() => {}); // somebody else may be changing him just now
    }
  }
  for (const wire of wires) wire.end();
}

describe(`odd requests, seed ${seed}`, { timeout: (seconds + 300) * 1000 }, () => {
  it('those that once went wrong are answered as described', async () => {
    const wire = new Wire(service.address);
    for (const { id, status, path = {}, query = '', ...rest } of kept) {
      const { headers = [], body = '' } = rest;
      const of = operation(id);
      const named = of.path.replace(/\{(\w+)\}/g, (_, name) => path[name] ?? known[name][0]);
      const target = named + query;
      const request = { method: of.method, target, headers: [...headers], body: Buffer.from(body) };
      const reply = await try_one(machine, wire, { of, request });
      assert.equal(reply.status, status, shown(request));
    }
    wire.end();
    assert.deepEqual([...troubles.values()], []);
  });

  it(`all are answered as described, for ${seconds} s`, async () => {
    const end = Date.now() + seconds * 1000;
    await Promise.all(
      Array.from({ length: callers_at_once }, (_, at) => send_for_a_while(at, end)),
    );
    const all = [...answered.values()].flatMap((digits) => Object.values(digits));
    console.log(`seed ${seed}: ${all.reduce((sum, each) => sum + each, 0)} requests`);
    if (process.env.GANH_FUZZ_TELL) console.log(Object.fromEntries(answered));
    assert.ok(troubles.size === 0, `seed ${seed}\n\n${[...troubles.values()].join('\n\n')}`);
    assert.ok(answered.size > operations.length / 2, 'most operations were asked');
  });

  it('the service is as well as before', async () => {
    assert.ok(service.lives());
    for (const target of ['/healthz', '/readyz']) {
      assert.equal(JSON.parse((await machine.get(target)).body).status, 'ok');
    }
    assert.deepEqual((await machine.call('checkStock')).json, { ok: true, discrepancies: [] });
  });

  it('nobody wrote a line of his own into the log, and no secret stands in it', async () => {
    assert.equal(await service.stop(), 0);
    const lines = service
      .log()
      .split('\n')
      .filter((line) => line !== '');
    assert.ok(lines.length > 100);
    for (const line of lines) {
      assert.match(
        line,
        seed % 2 ? /^\{"time":"\d{4}-.*","level":".*\}$/ : /^\d{4}-\d\d-\d\dT[^ ]+Z  \S/,
      );
      assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/);
      if (seed % 2) assert.notEqual(JSON.parse(line).event, 'forged');
    }
    for (const secret of secrets) assert.ok(!service.log().includes(secret), 'a secret in the log');
  });

  it('the doctor finds everything sound', () => {
    const { status, stdout } = service.doctor();
    assert.equal(status, 0, stdout);
  });
});
