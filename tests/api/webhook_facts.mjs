// What marketplaces send by themselves.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { it } from 'node:test';

import { manager } from './beginning_facts.mjs';
import { Client } from './client.mjs';
import { postmart, service } from './life.mjs';
import { connection_of } from './village.mjs';

export function facts_of_webhooks() {
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
}
