// What lies in the shed: counted, carried, wasted, held and recalled.

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { manager } from './beginning_facts.mjs';
import { order } from './order_facts.mjs';
import { keyed } from './village.mjs';

export function facts_of_the_shed() {
  it('sets a lot to what was counted, unless it holds something else by now', async () => {
    const { products } = (await manager.call('listStock')).json;
    const { unit, lots } = products.find((each) => each.lots[0]?.on_hand_base > 10);
    const [lot] = lots;
    const item = {
      lot: lot.code,
      expected: lot.on_hand,
      counted: `${lot.on_hand_base - 1} ${unit}`,
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
    const { unit } = (await manager.call('getLot', { path })).json.product;
    const carried = { lot: code, to: 'QUAY', quantity: `2 ${unit}` };
    const body = { items: [carried, { ...carried, to: 'không có' }] };
    const moved = (await manager.call('transferStock', { body, headers: keyed('carry-1') })).json;
    assert.deepEqual(
      moved.results.map(({ faults }) => faults.length),
      [0, 1],
    );
    const rotten = { lot: code, place: 'QUAY', quantity: `1 ${unit}`, kind: 'spoiled', why: 'mốc' };
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
}
