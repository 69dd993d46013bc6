// The service itself: its log, backups, front door, and what it says of itself.

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { manager } from './beginning_facts.mjs';
import { Client, exercised, reasons } from './client.mjs';
import { faults_of_reply, operations, text as description } from './description.mjs';
import { service } from './life.mjs';
import { Wire } from './wire.mjs';

export function facts_of_the_service() {
  it('tells who changed what, by pages that miss nothing', async () => {
    const { changes, next } = (await manager.call('listChanges', { query: { limit: 3 } })).json;
    assert.equal(changes.length, 3);
    const more = (await manager.call('listChanges', { query: { limit: 3, after: next } })).json;
    assert.equal(more.changes[0].number, changes[2].number + 1);
  });

  it('makes a backup while it goes on', async () => {
    const made = (await manager.call('makeBackup', { status: 201 })).json;
    assert.ok(
      (await manager.call('listBackups')).json.backups.some(({ file }) => file === made.file),
    );
  });

  it('says how it is, and shows its description', async () => {
    for (const target of ['/healthz', '/readyz']) {
      assert.equal(JSON.parse((await manager.get(target)).body).status, 'ok');
    }
    assert.equal((await manager.get('/openapi.yaml')).body.toString(), description);
    const docs = (await manager.get('/docs')).body.toString();
    for (const { id } of operations) assert.ok(docs.includes(id), `${id} is in /docs`);
    const machine = new Client(service.address, {
      token: service.machine_token,
      for_machine: true,
    });
    assert.equal((await machine.call('getMe')).json.kind, 'machine');
    const metrics = await machine.get('/metrics');
    assert.match(metrics.body.toString(), /^# (HELP|TYPE) ganh_/m);
    assert.equal((await new Client(service.address).get('/metrics')).status, 401);
    machine.wire.end();
  });

  it('refuses at the front door in the same form', async () => {
    const wire = new Wire(service.address);
    for (const odd of [
      { headers: [['X', 'a\u0000b']] },
      { method: 'BREW' },
      { method: 'POST', body: Buffer.from('{}') },
      { headers: [['X', 'x'.repeat(70_000)]] },
    ]) {
      const reply = await wire.send({ method: 'GET', target: '/v1/status', ...odd });
      assert.deepEqual(faults_of_reply(null, reply), [], reply.body.toString());
      reasons.add(reply.json.reason);
    }
    wire.end();
  });

  it('ends the session and forgets the cookie', async () => {
    await manager.call('endSession', { path: { session_id: 'current' } });
    await manager.call('getMe', { refused: 401 });
  });

  it('has a page for every problem that was seen, in both languages', async () => {
    assert.ok(reasons.size >= 20, [...reasons].join());
    for (const reason of reasons) {
      const page = await manager.get(`/problems/${reason}`);
      assert.equal(page.status, 200, reason);
      assert.match(page.body.toString(), /lang="vi"[^]*lang="en"/);
    }
  });

  it('has answered every operation that is described', () => {
    assert.deepEqual(
      operations.map(({ id }) => id).filter((id) => !exercised.has(id)),
      [],
    );
  });
}
