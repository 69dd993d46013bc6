// The day that the facts are of: the program, the manager's phone, somebody else's laptop, and how
// one finds one's way on them.

import assert from 'node:assert/strict';

import { laptop, launch, open, phone } from './browser.mjs';
import { begin } from './program.mjs';

export const password = 'con-trâu-đi-trước';
export const troubles = [];
export let world;
export let browser;
export let page; // the manager's phone
export let elsewhere; // somebody else's laptop, for what comes from others

export async function begin_day() {
  world = await begin();
  browser = await launch();
  page = await open(browser, phone, troubles);
  elsewhere = await open(browser, laptop, troubles);
}

export async function end_day() {
  await browser?.close();
  await world?.end();
}

export const button = (name, on = page) => on.getByRole('button', { name, exact: false });
export const heading = (name, on = page) => on.getByRole('heading', { level: 1, name });
export const go = (place, on = page) => on.goto(`${world.address}/#/${place}`);

export async function market(path, body) {
  const reply = await fetch(
    `${world.market.address}/_sandbox/${path}`,
    body ? { method: 'POST', body: JSON.stringify(body) } : {},
  );
  assert.ok(reply.ok, `${path}: ${reply.status}`);
  return reply.json();
}

// As another client would: the API alone, in the manager's name.
export async function api(method, path, data, headers = {}) {
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

export async function change_pack(pack_id, change) {
  const path = `cooperatives/${await cooperative()}/packs/${pack_id}`;
  const { tag } = await api('GET', path);
  await api('PATCH', path, change, { 'If-Match': tag });
}

export const cooperative = async () => (await api('GET', 'me')).memberships[0].cooperative_id;

export async function sign_in(on, login) {
  await on.goto(world.address);
  await on.getByLabel(/Tên đăng nhập/).fill(login);
  await on.getByLabel(/Mật khẩu/).fill(password);
  await button('Đăng nhập', on).click();
  await on.getByRole('heading', { level: 1 }).waitFor();
}
