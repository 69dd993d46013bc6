// From an empty folder to a cooperative that sells on marketplaces.

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { unzipSync } from 'fflate';

import { Client } from './client.mjs';
import { agriconnect, service } from './life.mjs';
import { market, workbook } from './program.mjs';
import {
  bring_workbook,
  connection_of,
  keyed,
  password,
  publish_all,
  set_up,
  until,
  xlsx,
} from './village.mjs';

export let manager;
export let channel;

export function facts_of_beginning() {
  it('sets up once, with the last code that was made', async () => {
    const stranger = new Client(service.address);
    const machine = new Client(service.address, {
      token: service.machine_token,
      for_machine: true,
    });
    assert.equal((await stranger.call('getStatus')).json.set_up, false);
    await stranger.call('getMe', { refused: 401 });
    const printed = { code: service.set_up_code, login: 'lan', name: 'Lan', password };
    service.set_up_code = (await machine.call('makeSetUpCode', { status: 201 })).json.code;
    await stranger.call('setUp', { body: printed, refused: 401 });
    manager = await set_up(service);
    await machine.call('makeSetUpCode', { refused: 409 });
    machine.wire.end();
    assert.equal((await stranger.call('getStatus')).json.set_up, true);
    const body = { code: service.set_up_code, login: 'kẻ gian', name: 'Kẻ Gian', password };
    await stranger.call('setUp', { body, refused: 409 });
    assert.equal((await manager.call('getMe')).json.signed_in_by, 'setup');
    stranger.wire.end();
  });

  it('brings a workbook as it was planned, once for one key', async () => {
    const { plan, done } = await bring_workbook(manager);
    assert.ok(plan.plan.created > 10);
    assert.equal(plan.applied, null);
    assert.deepEqual(done.applied.counts.created, plan.plan.created);
    const again = await manager.call('importWorkbook', {
      raw: workbook,
      query: { plan_id: '0'.repeat(64) },
      refused: 409,
    });
    assert.equal(again.json.reason, 'import.plan_changed');
    await manager.call('importWorkbook', { raw: Buffer.from('no workbook'), refused: 400 });
    await manager.call('planImport', {
      raw: workbook,
      headers: { 'Content-Type': 'text/csv' },
      refused: 415,
    });
  });

  it('gives the workbook back with notes in it', async () => {
    const reply = await manager.call('annotateWorkbook', { raw: workbook });
    assert.equal(reply.header('Content-Type').split(';')[0], xlsx);
    const parts = Object.keys(unzipSync(reply.body));
    assert.ok(parts.includes('xl/workbook.xml'), parts.join());
    assert.ok(parts.some((name) => name.startsWith('xl/worksheets/')));
  });

  it('signs in with a password and refuses a wrong one', async () => {
    const other = new Client(service.address);
    const body = { login: '0912345678', password: 'đoán mò xem sao' };
    await other.call('signIn', { body, refused: 401 });
    const made = await other.call('signIn', { body: { ...body, password }, status: 201 });
    assert.match(made.header('Set-Cookie'), /^__Host-ganh=.*HttpOnly; SameSite=Lax; Secure/);
    const { sessions } = (await manager.call('listSessions')).json;
    assert.equal(sessions.length, 2);
    const theirs = sessions.find(({ current }) => !current);
    await manager.call('endSession', { path: { session_id: theirs.id } });
    await manager.call('endSession', { path: { session_id: theirs.id }, refused: 404 });
    await other.call('getMe', { refused: 401 });
    other.wire.end();
  });

  it('shows the cooperative, and no other one', async () => {
    const { cooperatives } = (await manager.call('listCooperatives')).json;
    assert.equal(cooperatives.length, 1);
    assert.match((await manager.call('getCooperative')).json.name, /Thiên An/);
    const path = { cooperative_id: 'coop_of_others' };
    await manager.call('getCooperative', { path, refused: 404 });
    const made = await manager.call('makeCooperative', {
      body: { name: 'Hợp tác xã Bản Mới' },
      headers: keyed('bản-mới'),
      refused: 400,
    });
    assert.equal(made.json.reason, 'key.unreadable');
    const request = { body: { name: 'Hợp tác xã Bản Mới' }, headers: keyed('new-1'), status: 201 };
    const first = await manager.call('makeCooperative', request);
    const replay = await manager.call('makeCooperative', request);
    assert.equal(replay.header('Idempotent-Replay'), 'true');
    assert.deepEqual(replay.json, first.json);
    await manager.call('makeCooperative', { ...request, body: { name: 'Khác' }, refused: 422 });
  });

  it('turns pages of products, and answers 304 to who has them', async () => {
    const first = (await manager.call('listProducts', { query: { limit: 1 } })).json;
    const second = await manager.call('listProducts', { query: { limit: 1, after: first.next } });
    assert.notEqual(first.products[0].id, second.json.products[0].id);
    await manager.call('listProducts', { query: { limit: 0 }, refused: 400 });
    const headers = { 'If-None-Match': second.header('ETag') };
    await manager.call('listProducts', { query: { limit: 1 }, headers, status: 304 });
    const product_id = first.products[0].id;
    assert.equal((await manager.call('getProduct', { path: { product_id } })).json.id, product_id);
    await manager.call('getProduct', { path: { product_id: 'prod_none' }, refused: 404 });
  });

  it('changes a pack only for who has seen it as it is', async () => {
    const { products } = (await manager.call('listProducts')).json;
    const pack = products.flatMap(({ packs }) => packs)[0];
    const path = { pack_id: pack.id };
    const seen = (await manager.call('getPack', { path })).header('ETag');
    const body = { price_vnd: pack.price_vnd + 1000 };
    await manager.call('changePack', { path, body, refused: 428 });
    const changed = await manager.call('changePack', { path, body, headers: { 'If-Match': seen } });
    assert.equal(changed.json.pack.price_vnd, body.price_vnd);
    await manager.call('changePack', { path, body, headers: { 'If-Match': seen }, refused: 412 });
    await manager.call('changePack', {
      path,
      odd: true,
      body: { price_vnd: 0, colour: 'red' },
      headers: { 'If-Match': changed.header('ETag') },
      refused: 400,
    });
  });

  it('connects marketplaces, rehearses and publishes what was rehearsed', async () => {
    const { connectors } = (await manager.call('listConnectors')).json;
    assert.deepEqual(
      connectors.map(({ name }) => name),
      ['agriconnect', 'postmart', 'shopone', 'tiki'],
    );
    const body = {
      ...connection_of(agriconnect, 'AgriConnect', 'agriconnect'),
      rules: { orders_poll_seconds: 1 },
    };
    channel = (await manager.call('connectChannel', { body, headers: keyed('channel-1') })).json;
    await manager.call('connectChannel', { body: { ...body, connector: 'nobody' }, refused: 400 });
    const { rehearsal, released } = await publish_all(manager, channel.id);
    assert.ok(rehearsal.listings.length > 0);
    assert.ok(released.released >= rehearsal.listings.length);
    const path = { channel_id: channel.id };
    const live = await until(
      () => manager.call('listListings', { path }),
      ({ json }) => json.listings.find(({ state }) => state === 'live'),
    );
    assert.ok(live, 'the marketplace has accepted one');
    await manager.call('getChannel', { path });
    assert.equal((await manager.call('getChannelProfile', { path })).json.version, 2);
    await manager.call('getChannel', { path: { channel_id: 'chan_none' }, refused: 404 });
    assert.equal((await manager.call('listChannels')).json.channels.length, 1);
  });

  it('finds what somebody has changed on the marketplace, and sets it right', async () => {
    const path = { channel_id: channel.id };
    const { listings } = await until(
      () => market(agriconnect, 'listings'),
      (all) => all.listings.some(({ quantity }) => quantity > 0) && all,
    );
    const { sku, price_vnd } = listings.find(({ quantity }) => quantity > 0);
    await until(
      () => manager.call('getChannel', { path }),
      ({ json: { outbox } }) => outbox.ready + outbox.sending === 0 && !outbox.to_plan,
    );
    await market(agriconnect, 'edit', { sku, price_vnd: price_vnd + 1000 });

    const begun = (await manager.call('auditChannel', { path, headers: keyed('audit-1') })).json;
    assert.ok(begun.audit.begun_at);

    const mended = await until(
      () => manager.call('listDrifts', { path }),
      ({ json }) => json.drifts.find(({ state }) => state === 'mended'),
    );
    assert.equal(mended.sku, sku);
    assert.equal(mended.kind, 'price');
    assert.equal(mended.theirs, `${price_vnd + 1000}`);
    const now = (await market(agriconnect, 'listings')).listings.find((each) => each.sku === sku);
    assert.equal(now.price_vnd, price_vnd);
    const ended = await until(
      () => manager.call('getChannel', { path }),
      ({ json }) => json.audit.finished_at && json,
    );
    assert.equal(ended.audit.drifts, 0);
    const nobody = { channel_id: 'chan_none' };
    await manager.call('auditChannel', { path: nobody, refused: 404 });
    await manager.call('listDrifts', { path: nobody, refused: 404 });
  });
}
