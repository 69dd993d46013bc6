// Orders, from a customer's purchase to the money; and sales at the counter.

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { barriers } from './browser.mjs';
import { api, button, change_pack, cooperative, go, heading, market, page, world } from './day.mjs';

export function facts_of_orders() {
  it('what a customer buys appears without a reload', async () => {
    await go('');
    await heading('Cần làm').waitFor();
    const id = await cooperative();
    // Looked for every second, not every 20: a rule of the channel.
    await api(
      'POST',
      `cooperatives/${id}/channels`,
      {
        name: 'AgriConnect',
        connector: 'agriconnect',
        base_url: world.market.address,
        rules: { orders_poll_seconds: 1 },
      },
      { 'Idempotency-Key': 'rules-1' },
    );
    const { listings } = await market('listings');
    const on_sale = listings.find(({ quantity }) => quantity > 3);
    await market('orders', {
      lines: [{ sku: on_sale.sku, quantity: 2 }],
      customer: { name: 'Trần Minh Đức', phone: '0987654321', address: 'Hà Nội' },
    });

    // The rule is heeded from the next look on, which may be 20 s away.
    await button(/^Xác nhận/).waitFor({ timeout: 40_000 });
  });

  it('an order is confirmed, packed from shown lots, and shipped from a phone', async () => {
    await button(/^Xác nhận/).click();
    await page.getByText(/^Đã xác nhận đơn/).waitFor();
    await button(/^Đóng gói/).click();
    await page.getByRole('heading', { name: 'Lấy hàng từ các lô này' }).waitFor();
    assert.deepEqual(await barriers(page), []);
    await button(/^Gửi hàng/).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Bên vận chuyển/).fill('Viettel Post');
    await dialog.getByLabel(/Mã vận đơn/).fill('VTP123456789');
    assert.deepEqual(await barriers(page), []);
    await button('Gửi hàng', dialog).click();

    await page.getByText('VTP123456789').first().waitFor();
    await page.getByText('Đã gửi', { exact: true }).waitFor();
  });

  it('what the customer owes is shown as a code, and what he paid is entered', async () => {
    await page.getByRole('heading', { name: 'Tiền của đơn' }).waitFor();
    await button('Mã VietQR cho khách quét').click();
    await page.getByRole('img', { name: /^Quét để trả/ }).waitFor();
    assert.deepEqual(await barriers(page), []);
    await button('Đóng', page.getByRole('dialog')).click();
    await button('Ghi khách trả').click();
    const dialog = page.getByRole('dialog');
    assert.deepEqual(await barriers(page), []);
    const amount = dialog.getByLabel(/^Số tiền/);
    const usual = await amount.inputValue();
    await amount.fill('200.000,00');
    await amount.blur();
    await dialog.getByRole('alert').waitFor();
    await amount.fill(`${Number(usual).toLocaleString('vi-VN')} đ`);
    await dialog.getByRole('alert').waitFor({ state: 'detached' });
    await dialog.getByLabel(/^Mã giao dịch/).fill('FT26325001');
    await button('Lưu', dialog).click();

    await page.getByText(/^Đã ghi khoản tiền/).waitFor();
    await page.getByText(/FT26325001/).waitFor();
    await page.getByRole('link', { name: 'Phiếu giao hàng', exact: true }).waitFor();
  });

  it('a double tap does it once', async () => {
    const id = await cooperative();
    const { listings } = await market('listings');
    const on_sale = listings.find(({ quantity }) => quantity > 3);
    await market('orders', { lines: [{ sku: on_sale.sku, quantity: 1 }] });
    await go('orders');
    const steps = [];
    page.on('request', (request) => request.url().endsWith('/steps') && steps.push(request));
    await button(/^Xác nhận:/).dblclick();
    await page.getByText(/^Đã xác nhận đơn/).waitFor();

    assert.equal(steps.length, 1);
    assert.ok(steps[0].headers()['idempotency-key']);
    const { orders } = await api('GET', `cooperatives/${id}/orders`);
    assert.deepEqual(orders.map(({ state }) => state).sort(), ['confirmed', 'shipped']);
  });

  it('goods are sold at the counter by tapping, and the order says who paid', async () => {
    const id = await cooperative();
    await go('sell');
    await button(/^Thêm một/)
      .first()
      .click();
    await page.getByLabel(/Khách trả/).selectOption('cash');
    assert.deepEqual(await barriers(page), []);
    await button(/^Bán, /).click();
    await page.getByText(/^Đã bán, đơn Q-1/).waitFor();

    const { orders } = await api('GET', `cooperatives/${id}/orders?find=Q-1`);
    assert.equal(orders[0].state, 'delivered');
    assert.equal(orders[0].paid_vnd, orders[0].owed_vnd);
  });

  it('what is short or sold by weight is asked about before it is packed', async () => {
    const id = await cooperative();
    const { products } = await api('GET', `cooperatives/${id}/products`);
    const stock = await api('GET', `cooperatives/${id}/stock`);
    const in_stock = stock.products
      .flatMap(({ channels }) => channels.flatMap(({ packs }) => packs))
      .filter(({ sellable_packs }) => sellable_packs > 0)
      .map(({ sku }) => sku);
    const weighed = products
      .flatMap(({ packs }) => packs)
      .find(({ sku, net }) => /\d kg$/.test(net) && in_stock.includes(sku));
    await change_pack(weighed.id, { catch_weight: true });
    const { order } = await api('POST', `cooperatives/${id}/phone-orders`, {
      items: [{ sku: weighed.sku, packs: 9999 }],
      even_if_short: true,
      customer: 'Chị Lan',
      phone: '0912000111',
    });
    const look = async () => (await api('GET', `cooperatives/${id}/orders/${order.id}`)).order;
    await go(`orders/${order.id}`);
    await button(/^Đóng gói:/).click();
    const dialog = page.getByRole('dialog');
    const rest = dialog.getByLabel('Phần còn lại của đơn');
    await dialog.getByLabel(/: số gói/).fill('1');
    await dialog.getByLabel(/: cân nặng/).fill(weighed.net);
    assert.deepEqual(await barriers(page), []);
    await button('Đóng gói', dialog).click();
    assert.equal((await look()).state, 'confirmed', 'nothing is cut unsaid');
    await rest.selectOption('later');
    await button('Đóng gói', dialog).click();

    await page.getByText(/^Đã đóng gói đơn/).waitFor();
    const [line] = (await look()).lines;
    assert.deepEqual([line.packed_packs, line.cut_packs], [1, 0]);
    assert.equal(line.packed_base, weighed.net_base);
    const away = { step: 'cancel', by: 'cooperative', why: 'hết hàng' };
    await api('POST', `cooperatives/${id}/orders/${order.id}/steps`, away);
    await change_pack(weighed.id, { catch_weight: false });
  });

  it('a parcel that is still here is taken apart, and its goods are packed again', async () => {
    const id = await cooperative();
    const { products } = await api('GET', `cooperatives/${id}/products`);
    const stock = await api('GET', `cooperatives/${id}/stock`);
    const in_stock = stock.products
      .flatMap(({ channels }) => channels.flatMap(({ packs }) => packs))
      .filter(({ sellable_packs }) => sellable_packs > 2)
      .map(({ sku }) => sku);
    const pack = products.flatMap(({ packs }) => packs).find(({ sku }) => in_stock.includes(sku));
    const { order } = await api('POST', `cooperatives/${id}/phone-orders`, {
      items: [{ sku: pack.sku, packs: 2 }],
      customer: 'Chị Mai',
      phone: '0912000222',
    });
    const act = (body) => api('POST', `cooperatives/${id}/orders/${order.id}/steps`, body);
    const look = async () => (await api('GET', `cooperatives/${id}/orders/${order.id}`)).order;
    await act({ step: 'pack', lines: [{ line: 1, packs: 1 }], rest: 'later' });
    await act({ step: 'pack' });
    await go(`orders/${order.id}`);

    await button('Dỡ kiện: Kiện 2').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Hàng trong kiện để đâu').selectOption('damaged');
    await dialog.getByLabel('Đơn còn cần hàng này không').selectOption('later');
    assert.deepEqual(await barriers(page), []);
    await button('Dỡ kiện', dialog).click();
    await page.getByText(/^Đã dỡ một kiện của đơn/).waitFor();
    assert.equal((await look()).state, 'confirmed');

    await button('Dỡ kiện: Kiện 1').click();
    await dialog.getByLabel('Đơn còn cần hàng này không').selectOption('cut');
    await dialog.getByLabel('Lý do').fill('khách bớt');
    await button('Dỡ kiện', dialog).click();
    await button('Dỡ kiện: Kiện 1').waitFor({ state: 'detached' });
    const [line] = (await look()).lines;
    assert.deepEqual([line.packed_packs, line.cut_packs, line.reserved_packs], [0, 1, 1]);
    await act({ step: 'cancel', by: 'cooperative', why: 'hết hàng' });
  });
}
