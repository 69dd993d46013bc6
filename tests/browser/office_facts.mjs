// Language, the line, people, reports and carriers.

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { barriers, laptop, open, phone } from './browser.mjs';
import { browser, button, go, heading, page, troubles } from './day.mjs';

export function facts_of_the_office() {
  it('the language changes at once and is remembered', async () => {
    await go('');
    await button('English').click();
    await heading('To do').waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.reload();
    await heading('To do').waitFor();
    await button('Tiếng Việt').click();
    await heading('Cần làm').waitFor();
  });

  it('without a connection the last figures stay, with the time they are from', async () => {
    await go('products');
    await page.getByText('124.000').first().waitFor();
    await page.context().setOffline(true);
    await page
      .getByText(/Mất kết nối\. Số liệu dưới đây là của lúc \d\d:\d\d/)
      .waitFor({ timeout: 40_000 });
    assert.ok(await page.getByText('124.000').first().isVisible());

    await page.context().setOffline(false);
    await page.getByText(/Mất kết nối/).waitFor({ state: 'detached', timeout: 40_000 });
  });

  it('a sign-in link serves by a press and not by being opened, and staff do not see people', async () => {
    await go('people');
    await button('Thêm người').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/Họ và tên/).fill('Hoàng Văn Sơn');
    await dialog.getByLabel(/Tên đăng nhập/).fill('son');
    await button('Thêm người', dialog).click();
    await button('Mã đăng nhập: Hoàng Văn Sơn').click();
    await page.getByRole('img', { name: 'Mã QR để đăng nhập' }).waitFor();
    assert.deepEqual(await barriers(page), []);
    await page.getByText('Không quét được? Xem liên kết').click();
    const link = await page.locator('.secret').textContent();
    const previewed = await open(browser, laptop, troubles);
    await previewed.goto(link);
    await button('Đăng nhập', previewed).waitFor();
    await previewed.context().close();
    const staff = await open(browser, phone, troubles);
    await staff.goto(link);
    await button('Đăng nhập', staff).click();
    await heading('Cần làm', staff).waitFor();

    await go('more', staff);
    await heading('Thêm', staff).waitFor();
    await staff.getByRole('link', { name: 'Tài khoản của tôi' }).first().waitFor();
    assert.equal(await staff.getByRole('link', { name: 'Người dùng' }).count(), 0);
    await go('people', staff);
    await heading('Không có trang này', staff).waitFor();
    await staff.context().close();
  });

  it('a report has its chart, its table and its workbook', async () => {
    await go('reports/stock-value');
    await page.getByRole('img', { name: /^Biểu đồ: Giá trị tồn kho/ }).waitFor();
    const table = page.getByRole('region', { name: 'Giá trị tồn kho' });
    assert.ok((await table.getByRole('row').count()) > 2);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      button('Tải về Excel').click(),
    ]);
    assert.match(file.suggestedFilename(), /\.xlsx$/);

    await page.getByLabel('Xem báo cáo nào').selectOption('sales');
    await page.getByLabel('Những ngày nào').selectOption('this_year');
    await page.getByRole('heading', { level: 1, name: 'Báo cáo' }).waitFor();
  });

  it('a carrier is connected, and shows the address for what it tells', async () => {
    await go('carriers');
    await button('Nối bên vận chuyển').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Bên vận chuyển/).selectOption('ghn');
    await dialog.getByLabel(/Tên gọi/).fill('Nhanh');
    assert.deepEqual(await barriers(page), []);
    await button('Nối', dialog).click();
    await button('Xem địa chỉ nhận tin báo: Nhanh').click();
    const address = await page.locator('.secret').textContent();
    assert.match(address, /\/v1\/webhooks\/carriers\/carrier_\w+\/\w{40}$/);
    assert.deepEqual(await barriers(page), []);
  });
}
