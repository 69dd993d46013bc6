// The life of a cooperative through the API, in its order: every request and every reply is as
// service/openapi.yaml says, and no operation is left out.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, it } from 'node:test';

import { unzipSync } from 'fflate';

import { Client, exercised, reasons } from './client.mjs';
import { faults_of_reply, operations, text as description } from './description.mjs';
import { follow } from './events.mjs';
import { hand_over, look_at_books, pay_out } from './money.mjs';
import { begin, begin_market, workbook } from './program.mjs';
import {
  bring_workbook,
  buy,
  connection_of,
  password,
  publish_all,
  set_up,
  until,
  xlsx,
} from './village.mjs';
import { Wire } from './wire.mjs';

let service;
let agriconnect;
let postmart;
let manager;
let channel;
let member;
let order;

before(async () => {
  [agriconnect, postmart] = await Promise.all(['agriconnect', 'postmart'].map(begin_market));
  service = await begin();
});

after(async () => {
  manager?.wire.end();
  await Promise.all([service?.end(), agriconnect?.end(), postmart?.end()]);
});

const keyed = (key) => ({ 'Idempotency-Key': key });

describe('the API as described', { timeout: 300_000 }, () => {
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
      ['agriconnect', 'postmart'],
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
    await manager.call('getChannel', { path: { channel_id: 'chan_none' }, refused: 404 });
    assert.equal((await manager.call('listChannels')).json.channels.length, 1);
  });

  it('hears of an order at once, and again from where the stream broke off', async () => {
    const stream = await follow(manager);
    assert.equal(stream.reply.headers.get('Content-Type').split(';')[0], 'text/event-stream');
    exercised.add('followEvents');
    await buy(agriconnect);
    const heard = await stream.wait_for(({ data }) => data?.noun === 'order', 60_000);
    assert.ok(heard, 'the order');
    assert.equal(heard.event, 'change');
    assert.deepEqual(Object.keys(heard.data).sort(), [
      'cooperative_id',
      'id',
      'kind',
      'noun',
      'number',
    ]);
    await stream.end();

    const path = { order_id: heard.data.id };
    order = (await manager.call('getOrder', { path })).json.order;
    await manager.call('stepOrder', {
      path,
      body: { step: 'confirm' },
      headers: keyed('confirm-1'),
    });
    const resumed = await follow(manager, heard.id);
    const missed = await resumed.wait_for(({ data }) => data?.noun === 'order');
    assert.equal(missed.data.id, order.id);
    assert.ok(missed.data.number > heard.data.number, 'nothing comes twice');
    await resumed.end();
  });

  it('takes an order through its steps, alone and with others', async () => {
    const path = { order_id: order.id };
    const todo = (await manager.call('getToDo')).json.tasks;
    assert.ok(
      todo.some(({ kind, subject_id }) => kind === 'order_pack' && subject_id === order.id),
    );
    const walk = (await manager.call('getPickList')).json;
    assert.ok(walk.lines.some(({ orders }) => orders.some((of) => of.order_id === order.id)));
    await manager.call('printPickList', { query: { paper: 'a5' } });
    const body = {
      items: [
        { order_id: order.id, step: 'pack' },
        { order_id: 'none', step: 'pack' },
      ],
    };
    const { results } = (await manager.call('stepOrders', { body, headers: keyed('pack-1') })).json;
    assert.equal(results[0].state, 'packed');
    assert.equal(results[1].faults[0].reason, 'order.not_found');
    assert.ok((await manager.call('getOrder', { path })).json.picks.length > 0);
    await manager.call('stepOrder', { path, body: { step: 'confirm' }, refused: 409 });
    const ship = { step: 'ship', carrier: 'Viettel Post', waybill: 'VTP123456789' };
    const shipped = (await manager.call('stepOrder', { path, body: ship })).json.order;
    assert.equal(shipped.shipment.waybill, 'VTP123456789');
    assert.equal((await manager.call('listOrders', { query: { limit: 1 } })).json.orders.length, 1);
    const { households } = (await manager.call('listShares')).json;
    assert.ok(households.some(({ billed_vnd }) => billed_vnd > 0));
    await manager.call('listShares', { query: { from: '2026-02-30' }, refused: 400 });
  });

  it('reports on sales, stock and orders, and hands each out as a workbook', async () => {
    for (const by of ['product', 'channel', 'household', 'month', 'day']) {
      const { total } = (await manager.call('getSalesReport', { query: { by } })).json;
      assert.ok(total.net_vnd > 0, by);
    }
    assert.ok((await manager.call('getStockValue')).json.lots.length > 0);
    await manager.call('getExpiring', { query: { days: 30 } });
    await manager.call('getWasteReport');
    assert.ok((await manager.call('getFillRate')).json.total.ordered_packs > 0);
    assert.equal((await manager.call('getTimeToShip')).json.total.orders, 1);
    for (const report of ['Sales', 'StockValue', 'Expiring', 'Waste', 'FillRate', 'TimeToShip']) {
      const reply = await manager.call(`get${report}Workbook`);
      assert.ok(Object.keys(unzipSync(reply.body)).includes('xl/workbook.xml'), report);
    }
    await manager.call('getSalesReport', { query: { from: '2026-02-30' }, refused: 400 });
  });

  it('hears from carriers where their parcels are', async () => {
    const body = { name: 'VTP', carrier: 'viettel_post' };
    const made = (await manager.call('connectCarrier', { body, headers: keyed('carrier-1') })).json;
    const carrier_id = made.id;
    const { carriers } = (await manager.call('listCarriers')).json;
    assert.equal(carriers[0].id, carrier_id);
    const { path } = (await manager.call('getCarrierWebhook', { path: { carrier_id } })).json;
    const token = path.split('/').at(-1);
    const DATA = {
      ORDER_NUMBER: 'VTP123456789',
      ORDER_STATUS: 200,
      ORDER_STATUSDATE: '21/11/2026 09:30:00',
    };
    const raw = Buffer.from(JSON.stringify({ DATA }));
    const carrier = new Client(service.address);
    await carrier.call('receiveCarrierWebhook', { path: { carrier_id, token }, raw });
    await carrier.call('receiveCarrierWebhook', {
      path: { carrier_id, token: 'x'.repeat(40) },
      raw,
      refused: 404,
    });
    carrier.wire.end();

    const query = { reference: 'VTP123456789' };
    const { shipments } = (await manager.call('findTracking', { query })).json;
    const of = { shipment_id: shipments[0].shipment_id };
    const tracked = (await manager.call('getShipmentTracking', { path: of })).json;
    assert.equal(tracked.events.length, 1);
    assert.equal(tracked.events[0].code, '200');
  });

  it('takes back what comes home, and finds the order by its waybill', async () => {
    const path = { order_id: order.id };
    await manager.call('stepOrder', { path, body: { step: 'deliver' } });
    const body = { lines: [{ line: 1, packs: 1, waste: 'damaged' }], why: 'vỡ', external_id: 'R1' };
    const back = (await manager.call('takeGoodsBack', { path, body })).json;
    assert.equal(back.order.lines[0].returned_packs, 1);
    assert.equal(back.returns[0].lines[0].waste, 'damaged');
    const { returns } = (await manager.call('listReturns')).json;
    assert.equal(returns[0].order, order.external_id);
    const found = (await manager.call('listOrders', { query: { find: 'VTP123456789' } })).json;
    assert.deepEqual(
      found.orders.map(({ id }) => id),
      [order.id],
    );
    await manager.call('listOrders', { query: { state: 'cooked' }, refused: 400 });
  });

  it('sells at the counter and by telephone, or says what is there', async () => {
    const { products } = (await manager.call('listStock')).json;
    const sku = products
      .flatMap(({ channels }) => channels.flatMap(({ packs }) => packs))
      .find(({ sellable_packs }) => sellable_packs > 3).sku;
    const body = { goods: `1 ${sku}`, paid_by: 'cash' };
    const sold = (
      await manager.call('sellAtCounter', { body, headers: keyed('sale-1'), status: 201 })
    ).json.order;
    assert.equal(sold.external_id, 'Q-1');
    assert.equal(sold.state, 'delivered');
    assert.equal(sold.paid_vnd, sold.owed_vnd);
    const too_much = { items: [{ sku, packs: 99_999 }] };
    await manager.call('sellAtCounter', { body: too_much, refused: 409 });
    const called = { items: [{ sku, packs: 1 }], customer: 'Chị Hoa', phone: '0912345678' };
    const taken = (await manager.call('takePhoneOrder', { body: called, status: 201 })).json.order;
    assert.equal(taken.state, 'confirmed');
    assert.equal(taken.must_act, 'cooperative');
  });

  it('prints what an order needs, and keeps what was paid for it', async () => {
    const path = { order_id: order.id };
    const { shipments } = (await manager.call('getOrderPapers', { path })).json;
    const of = { shipment_id: shipments[0].id };
    for (const id of ['printPackingSlip', 'printLabel']) {
      const printed = await manager.call(id, { path: of, query: { paper: 'a5' } });
      assert.equal(printed.body.subarray(0, 5).toString(), '%PDF-');
    }
    await manager.call('printLabel', { path: of, query: { paper: 'a3' }, refused: 400 });
    await manager.call('getWaybill', { path: of, refused: 404 });
    const waybill = Buffer.from('%PDF-1.7 vận đơn');
    await manager.call('putWaybill', { path: of, raw: waybill, status: 204 });
    assert.ok((await manager.call('getWaybill', { path: of })).body.equals(waybill));

    const { to_pay_vnd } = (await manager.call('getOrderPayments', { path })).json;
    assert.ok(to_pay_vnd > 0);
    const code = (await manager.call('getVietQr', { path })).json;
    assert.equal(code.amount_vnd, to_pay_vnd);
    assert.match(code.qr_svg, /^<svg/);
    const body = { method: 'bank', amount_vnd: to_pay_vnd + 1000, reference: 'FT26325001' };
    await manager.call('enterPayment', { path, body, headers: keyed('paid-1') });
    assert.equal((await manager.call('listOverpaid')).json.orders[0].to_give_back_vnd, 1000);
    const back = { method: 'bank', amount_vnd: 1000, why: 'Trả thừa' };
    await manager.call('enterRefund', { path, body: back, headers: keyed('back-1') });
    assert.deepEqual((await manager.call('listOverpaid')).json.orders, []);
    const number = '1C26TTA 17';
    await manager.call('setInvoiceNumber', { path, body: { number } });
    await manager.call('setInvoiceNumber', { path, body: { number: '18' }, refused: 409 });
  });

  it('lists what to fetch for orders that are to be packed', async () => {
    const path = { order_id: order.id };
    const list = (await manager.call('getPickList', { query: { orders: order.id } })).json;
    assert.equal(list.orders[0].id, order.id);
    assert.deepEqual(list.lines, [], 'it has been packed');
    await manager.call('printPickList', { query: { orders: order.id }, refused: 400 });
    await manager.call('getPickList', { query: { orders: 'none' }, refused: 404 });
    assert.ok((await manager.call('getOrder', { path })).json.order);
  });

  it('erases customers in a rehearsal first', async () => {
    const looked = (await manager.call('eraseCustomers', { body: {} })).json;
    assert.equal(looked.rehearsal, true);
    const body = { rehearse: false };
    const { orders } = (await manager.call('eraseCustomers', { body, headers: keyed('erase-1') }))
      .json;
    assert.equal(orders, 0, 'none has ended');
    await manager.call('eraseCustomers', { body: { ended_before: '2999-01-01' }, refused: 400 });
  });

  it('enters what a carrier hands over, line by line', async () => {
    await hand_over(manager, { order, carrier: 'Viettel Post', waybill: 'VTP123456789' });
  });

  it('pays a household what its goods brought', async () => {
    await pay_out(manager);
  });

  it('keeps books that sum to nothing', async () => {
    await look_at_books(manager);
  });

  it('sets a lot to what was counted, unless it holds something else by now', async () => {
    const { products } = (await manager.call('listStock')).json;
    const lot = products.flatMap(({ lots }) => lots).find(({ on_hand_base }) => on_hand_base > 10);
    const item = {
      lot: lot.code,
      expected: lot.on_hand,
      counted: String(lot.on_hand_base - 1),
      why: 'Hỏng một ít',
    };
    const body = { items: [item, { ...item, lot: 'không có' }] };
    const { results } = (await manager.call('adjustStock', { body, headers: keyed('stock-1') }))
      .json;
    assert.equal(results[0].on_hand_base, lot.on_hand_base - 1);
    assert.equal(results[1].on_hand_base, null);
    assert.deepEqual(
      (await manager.call('adjustStock', { body, headers: keyed('stock-1') })).json,
      { results },
    );
    const late = (await manager.call('adjustStock', { body: { items: [item] } })).json.results[0];
    assert.ok(late.faults.length > 0, 'it holds something else');
    assert.deepEqual((await manager.call('checkStock')).json, { ok: true, discrepancies: [] });
  });

  it('knows where goods lie, what came and went, and for whom they are kept', async () => {
    const shop = { code: 'QUAY', name: 'Quầy ở chợ', kind: 'shop' };
    await manager.call('putPlace', { body: shop, headers: keyed('place-1') });
    await manager.call('putPlace', { body: { ...shop, name: 'Khác' }, refused: 409 });
    assert.equal((await manager.call('listPlaces')).json.places.length, 2);
    const { lots, next } = (await manager.call('listLots', { query: { limit: 2 } })).json;
    assert.ok(next !== null && lots[0].on_hand_base > 10);
    const { code, product } = lots[0];
    const path = { lot_id: code };
    const carried = { lot: code, to: 'QUAY', quantity: '2' };
    const body = { items: [carried, { ...carried, to: 'không có' }] };
    const moved = (await manager.call('transferStock', { body, headers: keyed('carry-1') })).json;
    assert.deepEqual(
      moved.results.map(({ faults }) => faults.length),
      [0, 1],
    );
    const rotten = { lot: code, place: 'QUAY', quantity: '1', kind: 'spoiled', why: 'mốc' };
    await manager.call('wasteStock', { body: { items: [rotten] } });
    await manager.call('wasteStock', {
      body: { items: [{ ...rotten, kind: 'eaten' }] },
      odd: true,
      refused: 400,
    });
    assert.equal((await manager.call('getLot', { path })).json.places.length, 2);
    const { entries } = (await manager.call('listLotEntries', { path })).json;
    assert.ok(entries.some(({ cause, waste }) => cause === 'wasted' && waste === 'spoiled'));
    const { products } = (await manager.call('listProducts')).json;
    const { sku } = products.find((each) => each.code === product.code).packs[0];
    const kept = { sku, packs: 1, for_whom: 'chị Hoa', hours: 2 };
    const hold = (await manager.call('makeHold', { body: kept, status: 201 })).json;
    assert.equal((await manager.call('listHolds')).json.holds[0].id, hold.id);
    await manager.call('endHold', { path: { hold_id: hold.id } });
    await manager.call('endHold', { path: { hold_id: hold.id }, refused: 404 });
  });

  it('counts a place by a sheet that is printed and typed back', async () => {
    const body = { place: 'QUAY' };
    const take = (
      await manager.call('openStockTake', { body, headers: keyed('take-1'), status: 201 })
    ).json;
    const path = { take_id: String(take.number) };
    const sheet = await manager.call('printStockTake', { path, query: { paper: 'a5' } });
    assert.equal(sheet.body.subarray(0, 5).toString(), '%PDF-');
    const found = (await manager.call('listLots', { query: { limit: 2 } })).json.lots[1].code;
    const longer = await manager.call('addToStockTake', { path, body: { lot: found } });
    assert.equal(longer.json.lines.length, 2);
    const items = [{ line: 1, counted: '0', waste: 'lost' }, { lot: found }];
    await manager.call('countStockTake', { path, body: { items } });
    await manager.call('countStockTake', {
      path,
      body: { items: [{ line: 99, counted: '1' }] },
      refused: 400,
    });
    await manager.call('stepStockTake', { path, body: { step: 'refresh', line: 2 } });
    const settled = (await manager.call('stepStockTake', { path, body: { step: 'settle' } })).json;
    assert.equal(settled.state, 'settled');
    await manager.call('stepStockTake', { path, body: { step: 'drop' }, refused: 409 });
    assert.equal((await manager.call('getStockTake', { path })).json.lines[0].counted_base, 0);
    assert.equal((await manager.call('listStockTakes')).json.stock_takes.length, 1);
  });

  it('recalls a lot, says whom to call, and lifts it', async () => {
    const { picks } = (await manager.call('getOrder', { path: { order_id: order.id } })).json;
    const body = { lot: picks[0].lot, why: 'nấm mốc', what_to_say: 'Anh chị đừng dùng' };
    const recall = (await manager.call('recallLot', { body, headers: keyed('recall-1') })).json;
    assert.equal(recall.orders[0].customer.phone, '0987654321');
    const path = { lot_id: picks[0].lot };
    assert.equal((await manager.call('getRecall', { path })).json.what_to_say, body.what_to_say);
    const list = await manager.call('printRecall', { path });
    assert.equal(list.body.subarray(0, 5).toString(), '%PDF-');
    await manager.call('liftRecall', { path });
    assert.equal((await manager.call('getRecall', { path })).json.recalled, false);
  });

  it('takes a webhook that is signed, and no other', async () => {
    const body = connection_of(postmart, 'PostMart', 'postmart');
    const { id } = (await manager.call('connectChannel', { body })).json;
    const raw = Buffer.from(JSON.stringify({ type: 'shop.renamed', data: {} }));
    const stamp = String(Math.floor(Date.now() / 1000));
    const secret = Buffer.from(postmart.webhook_secret.slice('whsec_'.length), 'base64');
    const signature = createHmac('sha256', secret).update(`evt_1.${stamp}.${raw}`).digest('base64');
    const headers = {
      'webhook-id': 'evt_1',
      'webhook-timestamp': stamp,
      'webhook-signature': `v1,${signature}`,
    };
    const stranger = new Client(service.address, { path: { channel_id: id } });
    await stranger.call('receiveWebhook', { raw, headers, status: 204 });
    const forged = { ...headers, 'webhook-signature': `v1,${'A'.repeat(43)}=` };
    await stranger.call('receiveWebhook', { raw, headers: forged, refused: 401 });
    stranger.wire.end();
  });

  it('keeps an order that it cannot read, as it came, until somebody sets it aside', async () => {
    const channels = (await manager.call('listChannels')).json.channels;
    const { id: channel_id } = channels.find(({ connector }) => connector === 'postmart');
    const sent = { type: 'order.created', order: { order_id: 'PM-BAD', lines: [] } };
    const raw = Buffer.from(JSON.stringify(sent));
    const stamp = String(Math.floor(Date.now() / 1000));
    const secret = Buffer.from(postmart.webhook_secret.slice('whsec_'.length), 'base64');
    const signature = createHmac('sha256', secret).update(`evt_2.${stamp}.${raw}`).digest('base64');
    const headers = {
      'webhook-id': 'evt_2',
      'webhook-timestamp': stamp,
      'webhook-signature': `v1,${signature}`,
    };
    const market = new Client(service.address, { path: { channel_id } });
    await market.call('receiveWebhook', { raw, headers, status: 204 });
    market.wire.end();
    const { orders } = (await manager.call('listQuarantinedOrders')).json;
    assert.equal(orders[0].external_id, 'PM-BAD');
    assert.match(orders[0].raw, /PM-BAD/);
    const body = { channel_id, external_id: 'PM-BAD', step: 'dismiss', why: 'đã gọi cho khách' };
    const left = (await manager.call('stepQuarantinedOrder', { body })).json.orders;
    assert.deepEqual(left, []);
    await manager.call('stepQuarantinedOrder', { body, refused: 404 });
  });

  it('lets a member in by a link, as far as the role goes', async () => {
    const body = { login: 'binh@thien.an', name: 'Lò Văn Bình', role: 'staff' };
    member = (await manager.call('addMember', { body, headers: keyed('member-1'), status: 201 }))
      .json;
    assert.equal((await manager.call('listMembers')).json.members.length, 2);
    const path = { person_id: member.person.id };
    const link = (await manager.call('makeSignInLink', { path, status: 201 })).json;
    assert.match(link.qr_svg, /^<svg/);
    const secret = link.url.split('secret=')[1];
    const theirs = new Client(service.address, { path: { ...manager.path } });
    await theirs.call('signInByLink', { body: { secret }, status: 201 });
    await new Client(service.address).call('signInByLink', { body: { secret }, refused: 401 });
    await theirs.call('listOrders');
    await theirs.call('listMembers', { refused: 403 });
    await theirs.call('changePassword', { body: { password: 'lúa-nếp-cái-hoa-vàng' } });
    await manager.call('changeMember', { path, body: { role: 'marketplace_reader' } });
    await theirs.call('listOrders', { refused: 403 });
    const gone = (await manager.call('changePerson', { path, body: { disabled: true } })).json;
    assert.equal(gone.disabled, true);
    await theirs.call('getMe', { refused: 401 });
    assert.equal((await manager.call('listPeople')).json.people.length, 2);
    await manager.call('removeMember', { path });
    theirs.wire.end();
  });

  it('asks whoever has a login already before he belongs to it', async () => {
    const { id: person_id, login } = member.person;
    const invite = async (key) => {
      const body = { login, name: 'Ai đó', role: 'staff' };
      const asked = await manager.call('addMember', { body, headers: keyed(key), status: 202 });
      assert.ok(!asked.body.includes(person_id));
      return { invitation_id: asked.json.id };
    };
    await manager.call('changePerson', { path: { person_id }, body: { disabled: false } });
    await manager.call('withdrawInvitation', { path: await invite('invite-1') });
    const path = await invite('invite-2');
    const { members, invitations } = (await manager.call('listMembers')).json;
    assert.deepEqual([members.length, invitations.length], [1, 1]);
    const theirs = new Client(service.address, { path: { ...manager.path } });
    const password = 'lúa-nếp-cái-hoa-vàng';
    await theirs.call('signIn', { body: { login, password }, status: 201 });
    await theirs.call('listOrders', { refused: 404 });
    assert.equal((await theirs.call('getMe')).json.invitations[0].id, path.invitation_id);
    await theirs.call('answerInvitation', { path, body: { accept: true } });
    await theirs.call('listOrders');
    await manager.call('removeMember', { path: { person_id } });
    await manager.call('changePerson', { path: { person_id }, body: { disabled: true } });
    theirs.wire.end();
  });

  it('lets a bound token read the offers of its channel alone', async () => {
    const expires_on = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const body = { name: 'Sàn đọc', scopes: ['offers.read'], expires_on, channel_id: channel.id };
    const { token, secret } = (await manager.call('makeToken', { body, status: 201 })).json;
    const reader = new Client(service.address, { token: secret, path: { ...manager.path } });
    const { offers } = (await reader.call('listOffers', { path: { channel_id: channel.id } })).json;
    assert.ok(offers.length > 0);
    assert.equal((await reader.call('getMe')).json.kind, 'token');
    await reader.call('listOffers', { path: { channel_id: 'chan_of_others' }, refused: 404 });
    await reader.call('listOrders', { refused: 403 });
    await reader.call('listSessions', { refused: 403 });
    assert.equal((await manager.call('listTokens')).json.tokens.length, 1);
    await manager.call('revokeToken', { path: { token_id: token.id } });
    await reader.call('getMe', { refused: 401 });
    reader.wire.end();
  });

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
});
