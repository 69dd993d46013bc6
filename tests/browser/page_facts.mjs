// What is so of every page.

import assert from 'node:assert/strict';
import { it } from 'node:test';

import { barriers, phone } from './browser.mjs';
import { browser, elsewhere, go, page, world } from './day.mjs';

export function facts_of_every_page() {
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

  it('no page is wider than a narrow phone', async () => {
    const narrow = { width: 360, height: 740 };
    await page.setViewportSize(narrow);
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
      'shares',
      'payouts',
      'books',
    ]) {
      await go(place);
      await page.locator('.skeleton').first().waitFor({ state: 'detached' });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= narrow.width, `#/${place} is ${width} wide`);
    }
    await page.setViewportSize(phone.viewport);
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
}
