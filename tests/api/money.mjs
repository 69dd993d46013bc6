// Payday: what a carrier hands over, what households are paid, what stands in the books.

import assert from 'node:assert/strict';

const keyed = (key) => ({ 'Idempotency-Key': key });
const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

export async function hand_over(manager, { order, carrier, waybill }) {
  const raw = Buffer.from(
    `Mã vận đơn;Tiền thu hộ;Tiền cước\n${waybill};${order.total_vnd};15000\nKHONG-RO;20000;\n`,
  );
  const list = {
    raw,
    headers: { 'Content-Type': 'text/csv' },
    query: { from: 'carrier', party: carrier, number: 'COD-7' },
  };
  const plan = (await manager.call('planSettlement', list)).json;
  assert.deepEqual([plan.lines.length, plan.stands], [3, null]);
  assert.equal(plan.lines[0].order.id, order.id);
  assert.equal(plan.lines[2].match, 'unknown');
  const query = { ...list.query, plan_id: plan.plan_id };
  const other = { ...list, query: { ...query, plan_id: '0'.repeat(64) } };
  await manager.call('enterSettlement', { ...other, refused: 409 });
  const headers = { ...list.headers, ...keyed('list-1') };
  const entered = (await manager.call('enterSettlement', { ...list, query, headers })).json;
  const again = (await manager.call('enterSettlement', { ...list, query: list.query })).json;
  assert.equal(again.id, entered.id);
  const { tasks } = (await manager.call('getToDo')).json;
  assert.ok(tasks.some(({ kind }) => kind === 'settlement_differs'));

  const path = { settlement_id: entered.id };
  const body = { line: 3, how: 'accept', why: 'Gửi nhầm cho hợp tác xã khác' };
  await manager.call('settleDifference', { path, body: { ...body, line: 9 }, refused: 404 });
  const before = entered.differing;
  const settled = (await manager.call('settleDifference', { path, body })).json;
  assert.equal(settled.differing, before - 1);
  await manager.call('settleDifference', { path, body, refused: 409 });
  const received = (await manager.call('receiveSettlement', { path })).json;
  assert.ok(received.received_at);
  assert.equal((await manager.call('listSettlements')).json.settlements[0].id, entered.id);
  await manager.call('getSettlement', { path: { settlement_id: 'COD-7' } });
  await manager.call('getSettlement', { path: { settlement_id: 'none' }, refused: 404 });
  const wrong = { ...list, raw: Buffer.from('Ngày;Khách\n1;2\n'), refused: 400 };
  assert.equal((await manager.call('planSettlement', wrong)).json.reason, 'statement.headings');
}

export async function pay_out(manager) {
  const { accounts } = (await manager.call('listPayoutAccounts')).json;
  const account = accounts.find(({ owed_vnd }) => owed_vnd > 0);
  const household = account.household.code;
  const unsaid = { household, kind: 'advance', amount_vnd: 1000, why: 'Mua giống' };
  await manager.call('deductFromHousehold', { body: unsaid, refused: 400 });
  const advance = { ...unsaid, method: 'cash' };
  const now = (await manager.call('deductFromHousehold', { body: advance })).json.accounts;
  const owed = now.find((of) => of.household.code === household).owed_vnd;
  assert.equal(owed, account.owed_vnd - 1000);
  const days = { from: today(), to: today() };
  const drafted = (await manager.call('draftPayouts', { body: days })).json;
  assert.equal(drafted.payouts.length + drafted.skipped.length, now.length);
  const draft = drafted.payouts.find((of) => of.household.code === household);
  const path = { payout_id: String(draft.number) };
  await manager.call('discardPayoutDraft', { path: { payout_draft_id: draft.id } });
  const body = { household, ...days };
  const again = (await manager.call('draftPayouts', { body, headers: keyed('draft-1') })).json;
  path.payout_id = String(again.payouts[0].number);
  const slip = (await manager.call('getPayout', { path })).json;
  const taken_off = slip.fees_vnd + slip.tax_vnd + slip.advances_vnd - slip.corrections_vnd;
  assert.equal(slip.net_vnd, slip.earned_vnd - taken_off);
  const wrong = { expected_net_vnd: slip.net_vnd + 1, method: 'bank' };
  await manager.call('payPayout', { path, body: wrong, refused: 409 });
  const pay = { expected_net_vnd: slip.net_vnd, method: 'bank', reference: 'FT2611' };
  const paid = (await manager.call('payPayout', { path, body: pay })).json;
  assert.equal(paid.state, 'paid');
  await manager.call('payPayout', { path, body: pay, refused: 409 });
  assert.equal((await manager.call('getPayoutTexts', { path })).json.sms.parts, 1);
  assert.ok((await manager.call('listPayouts')).json.payouts.length > 0);
  for (const reply of [
    await manager.call('printPayout', { path, query: { paper: 'a4', region: 'south' } }),
    await manager.call('printPayouts', { query: days }),
  ]) {
    assert.ok(reply.body.toString('latin1').startsWith('%PDF'));
  }
  await manager.call('printPayout', { path, query: { paper: 'label' }, refused: 400 });
}

export async function look_at_books(manager) {
  const { balances, accounts } = (await manager.call('listBalances', { query: { limit: 2 } })).json;
  assert.equal(balances.length, 2);
  assert.equal(accounts.reduce((sum, of) => sum + of.balance_vnd, 0), 0, 'they sum to nothing');
  const { entries } = (await manager.call('listEntries')).json;
  for (const { lines } of entries) {
    assert.equal(lines.reduce((sum, of) => sum + of.amount_vnd, 0), 0);
  }
  await manager.call('listEntries', { query: { after: 'x' }, refused: 400 });
  assert.deepEqual((await manager.call('checkBooks')).json, { ok: true, discrepancies: [] });
  await manager.call('exportJournal');
  const list = (await manager.call('getPurchaseList')).json;
  assert.ok(Array.isArray(list.missing));
  await manager.call('exportPurchaseList');
  await manager.call('printPurchaseList', { query: { paper: 'a5' } });
}
