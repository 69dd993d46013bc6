// From the printed link to goods on a marketplace.

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { barriers } from './browser.mjs';
import { button, elsewhere, go, heading, market, page, password, sign_in, world } from './day.mjs';
import { workbook } from './program.mjs';

export function facts_of_beginning() {
  it('the printed link leads to setting up, and setting up signs in', async () => {
    await page.goto(world.set_up);
    assert.equal(await page.getByLabel('Mã cài đặt').inputValue(), world.set_up.split('=')[1]);
    await page.getByLabel(/Họ và tên/).fill('Nông Thị Hoa');
    await page.getByLabel(/Tên đăng nhập/).fill('0912345678');
    await page.getByLabel(/Mật khẩu/).fill(password);
    assert.deepEqual(await barriers(page), []);
    await button('Tạo và vào').click();

    await heading('Chào Nông Thị Hoa').waitFor();
    assert.ok(!page.url().includes('code='), 'the code does not stay in the address');
  });

  it('a workbook is shown as a plan and then brings the cooperative', async () => {
    await page.getByLabel('Chọn bảng Excel').setInputFiles(workbook);
    await page.getByRole('heading', { name: 'Bảng này sẽ làm gì' }).waitFor();
    assert.deepEqual(await barriers(page), []);
    await button(/^Nhập \d+ thay đổi/).click();

    await heading('Cần làm').waitFor();
    await page.getByText('Hợp tác xã Thiên An').waitFor();
  });

  it('a wrong password is told plainly, and the right one signs in', async () => {
    await elsewhere.goto(world.address);
    await elsewhere.getByLabel(/Tên đăng nhập/).fill('0912345678');
    await elsewhere.getByLabel(/Mật khẩu/).fill('đoán mò xem sao');
    await button('Đăng nhập', elsewhere).click();
    await elsewhere.getByRole('alert').waitFor();
    assert.deepEqual(await barriers(elsewhere), []);

    await sign_in(elsewhere, '0912345678');
    await heading('Cần làm', elsewhere).waitFor();
  });

  it('a marketplace is connected, and publishing follows a rehearsal of every difference', async () => {
    await go('connect');
    await page.getByLabel('Sàn', { exact: true }).selectOption('agriconnect');
    await page.getByLabel(/^Tên kênh/).fill('AgriConnect');
    await page.getByLabel(/^Địa chỉ API/).fill(world.market.address);
    await page.getByLabel(/^Mã gian hàng/).fill(world.market.key);
    await page.getByLabel(/^Khóa bí mật/).fill(world.market.secret);
    await button('Nối').click();
    await heading('AgriConnect').waitFor();
    await button('Xem thay đổi').click();
    await page.locator('ins').first().waitFor();
    assert.deepEqual(await barriers(page), []);
    assert.deepEqual((await market('listings')).listings, [], 'a rehearsal sends nothing');
    await button(/^Đăng \d+ thay đổi/).click();

    await page.getByText('Đang bán').nth(1).waitFor(); // the figure's name, and the first listing
    assert.ok((await market('listings')).listings.length > 0);
  });
}
