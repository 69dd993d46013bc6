// Products and what lies in the shed, while others work beside.

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { barriers } from './browser.mjs';
import { api, button, change_pack, cooperative, go, heading, page, troubles } from './day.mjs';

export function facts_of_the_shed() {
  it('what another client changes is seen without a reload', async () => {
    const id = await cooperative();
    const { products } = await api('GET', `cooperatives/${id}/products`);
    const pack = products[0].packs[0];
    await go('products');
    await page.getByText(pack.sku).first().waitFor();
    await change_pack(pack.id, { price_vnd: 123_000 });

    await page.getByText('123.000').first().waitFor();
  });

  it('a pack that somebody else has changed meanwhile is not overwritten', async () => {
    const id = await cooperative();
    const { products } = await api('GET', `cooperatives/${id}/products`);
    const pack = products[0].packs[0];
    await button(`Sửa: ${pack.name}`).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Giá một gói/).fill('99000');
    await change_pack(pack.id, { price_vnd: 124_000 });
    await button('Lưu', dialog).click();
    await dialog.getByText('Người khác vừa sửa gói này.').waitFor();
    await button('Xem lại', dialog).click();

    assert.equal(await dialog.getByLabel(/^Giá một gói/).inputValue(), '124000');
    await button('Đóng', dialog).click();
  });

  it('a sheet is counted on a phone in the shed, and settled', async () => {
    await go('stock-takes');
    await button('Mở phiếu kiểm kê').click();
    await button('Mở phiếu kiểm kê', page.getByRole('dialog')).click();
    await heading('Phiếu kiểm kê 1').waitFor();
    assert.deepEqual(await barriers(page), []);
    await page.getByLabel('Đếm được').first().fill('1');
    await button('Lưu số đếm').click();
    await page.getByLabel('Đã xem lại: đếm đúng như vậy').check();
    assert.match(troubles.splice(0).join(), /status of 400/); // the odd count was asked about
    await button('Lưu số đếm').click();
    await page.getByLabel('Hàng thiếu là').selectOption('lost');
    const kept = page.waitForResponse((reply) => reply.url().endsWith('/counts') && reply.ok());
    await button('Lưu số đếm').click();
    await kept;
    await page.getByText(/^Đã lưu số đếm/).waitFor();
    assert.deepEqual(await barriers(page), []);
    await button('Ghi vào sổ kho').click();
    await button('Ghi vào sổ kho', page.getByRole('dialog')).click();

    await page.getByText('đã vào sổ', { exact: true }).waitFor();
    assert.ok((await api('GET', `cooperatives/${await cooperative()}/stock-check`)).ok);
  });

  it('a recalled lot shows whom to call, by a tap', async () => {
    const id = await cooperative();
    const { orders } = await api('GET', `cooperatives/${id}/orders`);
    const shipped = orders.find(({ state }) => state === 'shipped');
    const { picks } = await api('GET', `cooperatives/${id}/orders/${shipped.id}`);
    await go(`lots/${encodeURIComponent(picks[0].lot)}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.deepEqual(await barriers(page), []);
    await page.getByRole('link', { name: 'Thu hồi' }).click();
    await page.getByLabel(/Vì sao thu hồi/).fill('nấm mốc');
    await button('Thu hồi lô này').click();
    await page.getByText('Đang thu hồi: nấm mốc').waitFor();

    assert.equal(
      await page.getByText('0987654321').locator('..').getAttribute('href'),
      'tel:0987654321',
    );
    assert.deepEqual(await barriers(page), []);
    await button('Thôi thu hồi, bán lại').click();
    await button('Thu hồi lô này').waitFor();
  });
}
