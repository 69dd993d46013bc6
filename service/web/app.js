// The page of `ganh serve`: asks for what is there, shows it, and asks again. It changes nothing.

import { draw_channels, draw_orders, draw_products } from './lists.js';
import { draw_tasks, tasks_of } from './todo.js';
import { day, grouped, moment, say, switch_language, weekday } from './words.js';

const poll_ms = 2500;
const poll_ms_max = 10000;
const timeout_ms = 15000;
const redraw_ms = 60000;  // deadlines pass without any commit
const pages_max = { channels: 1, orders: 2, products: 4, stock: 4 };

const by_id = (id) => document.getElementById(id);

const kept = {};      // resource → its pages as last answered: {url, tag, body}
let is_stale = true;  // the last look at everything did not come to its end
let shown = null;     // what the page shows; null: nothing yet
let shown_at = '';
let drawn_ms = 0;
let lost = null;      // {title, detail} while there is no answer

const folder_now = () => Date.now() + (shown ? shown.clock.offset_seconds * 1000 : 0);

// What has not changed stays, so that a selection or a screen reader keeps its place.
function put(id, node, count, has_more) {
  const place = by_id(`${id}-body`);
  if (!place.firstChild || !place.firstChild.isEqualNode(node)) place.replaceChildren(node);
  by_id(`${id}-count`).textContent = grouped(count) + (has_more ? '+' : '');
}

function draw_head() {
  const hours = Math.round(shown.clock.offset_seconds / 3600);
  document.title = `${shown.cooperative} · Gánh`;
  by_id('cooperative').textContent = shown.cooperative;
  by_id('today').textContent = `${weekday(shown.today)}, ${day(shown.today)}`;
  by_id('demo').hidden = shown.clock.offset_seconds === 0;
  by_id('demo').textContent = say(
    `Đồng hồ trình diễn, nhanh ${hours} giờ: ngày ở đây không phải hôm nay.`,
    `A demonstration’s clock, ${hours} hours ahead: this date is not today’s.`);
  by_id('cut').hidden = !shown.has_more_orders && !shown.has_more_products;
  by_id('cut').textContent = say(
    `Trang chỉ xét ${shown.orders.length} đơn mới nhất và ${shown.products.length} sản phẩm đầu.`,
    `Only the newest ${shown.orders.length} orders and first ${shown.products.length} products count.`);
}

// Read aloud by screen readers, so it changes only when there is news.
function draw_status() {
  let words = shown ? say('Số liệu tự cập nhật.', 'Kept up to date.')
    : say('Đang lấy số liệu …', 'Fetching …');
  if (lost) {
    words = [lost.title || say('Dịch vụ không trả lời.', 'The service does not answer.'),
      lost.detail, shown && say(`Số liệu dưới đây là của lúc ${shown_at}.`,
        `What is shown below is from ${shown_at}.`),
      say('Đang thử lại.', 'Trying again.')].filter(Boolean).join('\n');
  }
  by_id('status').className = lost ? 'lost' : '';
  if (by_id('status').textContent !== words) by_id('status').textContent = words;
}

function draw_language() {
  document.documentElement.lang = say('vi', 'en');
  for (const node of document.querySelectorAll('[data-en]')) {
    node.dataset.vi = node.dataset.vi || node.textContent;
    node.textContent = say(node.dataset.vi, node.dataset.en);
  }
  by_id('language').textContent = say('English', 'Tiếng Việt');
  by_id('language').lang = say('en', 'vi');
}

function draw() {
  draw_language();
  draw_status();
  if (!shown) return;
  drawn_ms = Date.now();
  draw_head();
  const now = folder_now();
  const tasks = tasks_of(shown, now);
  put('todo', draw_tasks(tasks), tasks.length,
    shown.has_more_orders || shown.has_more_products);
  put('orders', draw_orders(shown, now), shown.orders.length, shown.has_more_orders);
  put('products', draw_products(shown), shown.products.length, shown.has_more_products);
  put('channels', draw_channels(shown, now), shown.channels.length);
}

async function ask(url, before) {
  const headers = { 'Accept-Language': say('vi', 'en') };
  if (before) headers['If-None-Match'] = before.tag;
  const signal = AbortSignal.timeout(timeout_ms);
  const reply = await fetch(url, { cache: 'no-store', headers, signal });
  if (before && reply.status === 304) return before;
  const body = await reply.json();
  if (!reply.ok) throw body;  // the service's own words: {title, detail}
  return { url, tag: reply.headers.get('ETag'), body };
}

// All pages up to the bound. True: something is not as it was.
async function ask_pages(resource) {
  const before = kept[resource] || [];
  const pages = [];
  let after = '';
  do {
    const url = `/v1/${resource}?after=${encodeURIComponent(after)}`;
    const same = before[pages.length];
    const page = await ask(url, same && same.url === url ? same : null);
    pages.push(page);
    after = page.body.next;
  } while (after && pages.length < pages_max[resource]);
  kept[resource] = pages;
  return pages.some((page, at) => page !== before[at]);
}

function gather() {
  const all = (resource, list = resource) => kept[resource].flatMap(({ body }) => body[list]);
  const is_cut = (resource) => Boolean(kept[resource].at(-1).body.next);
  const { cooperative, clock } = kept.channels[0].body;
  return {
    cooperative, clock, today: clock.today,
    channels: all('channels'), orders: all('orders'), products: all('products'),
    stock: all('stock', 'products'), discrepancies: kept.stock[0].body.check.discrepancies,
    has_more_orders: is_cut('orders'), has_more_products: is_cut('products'),
  };
}

// While nothing changes this is one small question: every commit, day and step of the clock gives
// every answer a new tag, so when channels are as they were, all is.
async function refresh() {
  is_stale = await ask_pages('channels') || is_stale;
  if (!is_stale) return false;
  for (const resource of ['orders', 'products', 'stock']) await ask_pages(resource);
  is_stale = false;
  return true;
}

let timer = 0;
let wait_ms = poll_ms;
let is_asking = false;

async function tick() {
  if (is_asking || document.hidden) return;
  clearTimeout(timer);
  is_asking = true;
  let has_news = false;
  try {
    has_news = await refresh();
    lost = null;
    wait_ms = poll_ms;
  } catch (failure) {
    lost = failure.title ? failure : {};
    wait_ms = Math.min(wait_ms * 1.5, poll_ms_max);
  }
  is_asking = false;
  timer = setTimeout(tick, wait_ms);
  if (has_news) shown = gather();
  if (!lost) shown_at = moment(folder_now());
  if (has_news || Date.now() - drawn_ms > redraw_ms) draw();
  else draw_status();
}

by_id('language').addEventListener('click', () => {
  switch_language();
  draw();
  tick();
});
document.addEventListener('visibilitychange', tick);
draw();
tick();
