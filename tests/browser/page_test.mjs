// A first day with Gánh, in the order in which it goes: each fact stands on those before it.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';

import { barriers, laptop, launch, open, phone } from './browser.mjs';
import { begin, workbook } from './program.mjs';

const password = 'con-trâu-đi-trước';
const troubles = [];
let world;
let browser;
let page; // the manager's phone
let elsewhere; // somebody else's laptop, for what comes from others

const button = (name, on = page) => on.getByRole('button', { name, exact: false });
const heading = (name, on = page) => on.getByRole('heading', { level: 1, name });
const go = (place, on = page) => on.goto(`${world.address}/#/${place}`);

async function market(path, body) {
  const reply = await fetch(
    `${world.market.address}/_sandbox/${path}`,
    body ? { method: 'POST', body: JSON.stringify(body) } : {},
  );
  assert.ok(reply.ok, `${path}: ${reply.status}`);
  return reply.json();
}

// As another client would: the API alone, in the manager's name.
async function api(method, path, data, headers = {}) {
  const reply = await elsewhere.evaluate(
    async ([how, where, body, more]) => {
      const answer = await fetch(`/v1/${where}`, {
        method: how,
        headers: { ...more, ...(body ? { 'Content-Type': 'application/json' } : {}) },
        body: body ? JSON.stringify(body) : null,
      });
      return { ok: answer.ok, tag: answer.headers.get('ETag'), text: await answer.text() };
    },
    [method, path, data, headers],
  );
  assert.ok(reply.ok, `${method} ${path}: ${reply.text}`);
  return { tag: reply.tag, ...JSON.parse(reply.text || '{}') };
}

async function set_price(pack_id, price_vnd) {
  const path = `cooperatives/${await cooperative()}/packs/${pack_id}`;
  const { tag } = await api('GET', path);
  await api('PATCH', path, { price_vnd }, { 'If-Match': tag });
}

const cooperative = async () => (await api('GET', 'me')).memberships[0].cooperative_id;

async function sign_in(on, login) {
  await on.goto(world.address);
  await on.getByLabel(/Tên đăng nhập/).fill(login);
  await on.getByLabel(/Mật khẩu/).fill(password);
  await button('Đăng nhập', on).click();
  await on.getByRole('heading', { level: 1 }).waitFor();
}

before(async () => {
  world = await begin();
  browser = await launch();
  page = await open(browser, phone, troubles);
  elsewhere = await open(browser, laptop, troubles);
});

after(async () => {
  await browser?.close();
  await world?.end();
});

afterEach(() => assert.deepEqual(troubles.splice(0), [], 'the console stays empty'));

describe('a first day', { timeout: 600_000 }, () => {
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

  it('what another client changes is seen without a reload', async () => {
    const id = await cooperative();
    const { products } = await api('GET', `cooperatives/${id}/products`);
    const pack = products[0].packs[0];
    await go('products');
    await page.getByText(pack.sku).first().waitFor();
    await set_price(pack.id, 123_000);

    await page.getByText('123.000').first().waitFor();
  });

  it('a pack that somebody else has changed meanwhile is not overwritten', async () => {
    const id = await cooperative();
    const { products } = await api('GET', `cooperatives/${id}/products`);
    const pack = products[0].packs[0];
    await button(`Sửa: ${pack.name}`).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Giá một gói/).fill('99000');
    await set_price(pack.id, 124_000);
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
    await page.getByLabel('Hàng thiếu là').selectOption('lost');
    await button('Lưu số đếm').click();
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

  it('every page can be used without eyes, on a phone and a laptop', async () => {
    const places = [
      '',
      'orders',
      'pick-list',
      'products',
      'stock',
      'stock-takes',
      'holds',
      'places',
      'channels',
      'connect',
      'carriers',
      'workbook',
      'shares',
      'reports',
      'reports/stock-value',
      'reports/waste',
      'reports/fill-rate',
      'reports/time-to-ship',
      'people',
      'tokens',
      'changes',
      'account',
      'more',
    ];
    const visits = [
      ...places.map((place) => [page, place]),
      ...['', 'orders', 'people'].map((place) => [elsewhere, place]),
    ];
    for (const [on, place] of visits) {
      await go(place, on);
      await on.getByRole('heading', { level: 1 }).waitFor();
      await on.locator('.skeleton').first().waitFor({ state: 'detached' });
      assert.deepEqual(await barriers(on), []);
    }
    await elsewhere.goto(`${world.address}/docs`);
    assert.deepEqual(await barriers(elsewhere), []);
  });

  it('no page is wider than a phone', async () => {
    for (const place of [
      '',
      'orders',
      'products',
      'stock',
      'channels',
      'reports/stock-value',
      'stock-takes/1',
      'holds',
      'places',
      'channels',
      'people',
      'account',
    ]) {
      await go(place);
      await page.locator('.skeleton').first().waitFor({ state: 'detached' });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= phone.viewport.width, `#/${place} is ${width} wide`);
    }
  });

  it('on a slow line the work is there in seconds', async (fact) => {
    const state = await page.context().storageState();
    const context = await browser.newContext({ ...phone, storageState: state });
    const slow = await context.newPage();
    const line = await context.newCDPSession(slow);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 400_000 / 8,
      uploadThroughput: 400_000 / 8,
    });
    const times = [];
    for (const visit of ['first', 'second']) {
      const begun = Date.now();
      await slow.goto(world.address, { waitUntil: 'commit' });
      await slow.locator('main .card h2, main .empty').first().waitFor({ timeout: 30_000 });
      times.push(Date.now() - begun);
      fact.diagnostic(
        `400 kbit/s, 400 ms: what needs doing is there after ${times.at(-1)} ms (${visit} visit)`,
      );
    }
    await context.close();
    assert.ok(times[0] < 8000 && times[1] < 5000, `took ${times} ms`);
  });
});
