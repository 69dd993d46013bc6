// The steps from an empty folder to a cooperative that sells: what both tests begin with.

import { market, workbook } from './program.mjs';
import { Client } from './client.mjs';

export const password = 'con-trâu-đi-trước';
export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const keyed = (key) => ({ 'Idempotency-Key': key });

export async function set_up(service) {
  const client = new Client(service.address);
  await client.call('setUp', {
    body: { code: service.set_up_code, login: '0912345678', name: 'Nông Thị Hoa', password },
    status: 201,
  });
  return client;
}

export async function bring_workbook(client) {
  const path = { cooperative_id: 'new' };
  const plan = (await client.call('planImport', { path, raw: workbook })).json;
  const done = (
    await client.call('importWorkbook', {
      path,
      query: { plan_id: plan.plan_id, file_name: 'thiên-an.xlsx' },
      raw: workbook,
      headers: { 'Idempotency-Key': 'import-1' },
    })
  ).json;
  client.path.cooperative_id = done.cooperative_id;
  return { plan, done };
}

export const connection_of = (at, name, connector) => ({
  name,
  connector,
  base_url: at.address,
  key: at.key,
  secret: at.secret,
  ...(at.webhook_secret ? { webhook_secret: at.webhook_secret } : {}),
});

export async function publish_all(client, channel_id) {
  const path = { channel_id };
  const rehearsal = (await client.call('rehearse', { path })).json;
  const listings = rehearsal.listings.map(({ pack_id, parts }) => ({ pack_id, parts }));
  const released = (
    await client.call('publish', {
      path,
      body: { listings },
      headers: { 'Idempotency-Key': `publish-${channel_id}` },
    })
  ).json;
  return { rehearsal, released };
}

// Asks until `found(answer)` gives something.
export async function until(ask, found, patience_ms = 60_000) {
  const end = Date.now() + patience_ms;
  for (;;) {
    const answer = await ask();
    const it = found(answer);
    if (it || Date.now() > end) return it;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

// A customer buys there, of what is shown; the order's lines.
export async function buy(at, packs = 2) {
  const { listings } = await until(
    () => market(at, 'listings'),
    (all) => all.listings.some(({ quantity }) => quantity > packs) && all,
  );
  const one = listings.find(({ quantity }) => quantity > packs);
  const customer = { name: 'Trần Minh Đức', phone: '0987654321', address: 'Hà Nội' };
  return market(at, 'orders', { lines: [{ sku: one.sku, quantity: packs }], customer });
}
