// An order, from the stream it is heard of on to the books its money stands in.

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { unzipSync } from 'fflate';

import { manager } from './beginning_facts.mjs';
import { Client, exercised } from './client.mjs';
import { follow } from './events.mjs';
import { agriconnect, service } from './life.mjs';
import { hand_over, look_at_books, pay_out } from './money.mjs';
import { buy, keyed } from './village.mjs';

export let order;

export function facts_of_orders() {
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
    const apart = (await manager.call('stepOrder', { path, body: { step: 'unpack', shipment: 1 } }))
      .json;
    assert.equal(apart.order.state, 'confirmed');
    assert.equal(apart.picks.length, 0);
    await manager.call('stepOrder', { path, body: { step: 'unpack' }, refused: 409 });
    await manager.call('stepOrder', { path, body: { step: 'pack' } });
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
    const body = {
      method: 'bank',
      amount_vnd: to_pay_vnd + 1000,
      reference: 'FT26325001',
      even_so: true, // more than is open
    };
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
}
