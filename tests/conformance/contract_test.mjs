// What connector and sandbox said to each other in the conformance suite, held against the
// marketplace's own contract. Run through ctest: conformance.NAME.contract.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { Contract } from './contract.mjs';

const contract = new Contract(process.env.GANH_CONTRACT);
const folder = process.env.GANH_TRAFFIC;
const exchanges = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(`${folder}/${name}`, 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line));

test('there was traffic, by every call that is not the operator’s alone', () => {
  assert.ok(exchanges.length > 200, `${exchanges.length}: run ctest -R conformance first`);
  const met = new Set(exchanges.map(({ request }) => contract.operation_of(request)));
  const unmet = contract.operations.filter((each) => !met.has(each));
  assert.deepEqual(
    unmet.map(({ method, path }) => `${method} ${path}`),
    [],
  );
});

test('every request and every reply is as the contract says', () => {
  const found = new Map();
  for (const exchange of exchanges) {
    for (const fault of contract.faults_of_exchange(exchange)) {
      const kind = fault.replaceAll(/\d+/g, '0');
      if (!found.has(kind)) found.set(kind, { fault, times: 0, exchange });
      found.get(kind).times += 1;
    }
  }
  const told = [...found.values()].map(
    ({ fault, times, exchange }) =>
      `${fault} (${times} times)\n    ${exchange.request.body}\n    ${exchange.reply.body}`,
  );
  assert.equal(told.length, 0, `\n${told.join('\n')}`);
});

test('a number that became a text is found, with where it stands', () => {
  const sent = exchanges.find(({ request }) => /"price(?:_vnd)?":\d/.test(request.body));
  assert.ok(sent, 'no price was sent');
  const spoilt = structuredClone(sent);
  spoilt.request.body = spoilt.request.body.replace(/("price(?:_vnd)?":)(\d+)/, '$1"$2"');
  const faults = contract.faults_of_exchange(spoilt);
  assert.ok(
    faults.some((fault) => /^request \w+ \S+: \/\S*price\S* must be integer/.test(fault)),
    `${faults}`,
  );
});

test('a reply that lost a member is found', () => {
  const answered = exchanges.find(
    ({ reply }) => reply.status < 300 && /^\{"\w+":/.test(reply.body),
  );
  const spoilt = structuredClone(answered);
  spoilt.reply.body = spoilt.reply.body.replace(/^\{"\w+":/, '{"xyz":');
  assert.notDeepEqual(contract.faults_of_exchange(spoilt), []);
});

test('a call that is not in the contract is found', () => {
  const [first] = exchanges;
  const spoilt = structuredClone(first);
  spoilt.request.target = '/v9/nothing';
  assert.match(contract.faults_of_exchange(spoilt)[0], /^request \w+ \/v9\/nothing: no such call/);
});
