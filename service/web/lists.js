// The lists: orders, products with where they can be bought, channels.

import { by_reason, is_out_of_touch, is_overdue, next_step } from './todo.js';
import { day, el, grouped, moment, money, quantity, say, spoken } from './words.js';

const empty = (vi, en) => el('p', 'card', say(vi, en));

function table(classes, headings, bodies) {
  const head = el('tr', '', ...headings.map((words) => el('th', '', words)));
  return el('table', classes, el('thead', '', head), ...bodies);
}

function phone_link(phone) {
  const link = el('a', 'phone', phone);
  link.href = 'tel:' + phone.replace(/[^\d+]/g, '');
  return link;
}

function state_tag(state) {
  const [vi, en, level] = {
    received: ['mới', 'new', 'soon'],
    confirmed: ['đã xác nhận', 'confirmed', ''],
    packed: ['đã đóng gói', 'packed', ''],
    shipped: ['đã gửi', 'shipped', ''],
    cancelled: ['đã hủy', 'cancelled', 'off'],
  }[state] || [state, state, ''];
  return el('span', 'tag ' + level, say(vi, en));
}

const goods = (line) => [
  el('p', '', `${grouped(line.packs)} × ${line.name || line.sku}`),
  line.short_packs > 0 && el('p', 'bad', say('thiếu ', 'short ') + line.short_packs),
];

const draw_order = (order, now) => el('tr', 'card',
  el('td', 'head', el('strong', '', order.external_id),
    el('p', 'quiet', `${order.channel} · ${moment(order.placed_at)}`)),
  el('td', '', order.customer.name, ' ', order.customer.phone && phone_link(order.customer.phone),
    el('p', 'quiet', order.customer.address)),
  el('td', '', ...order.lines.flatMap(goods)),
  el('td', 'money', money(order.total_vnd)),
  el('td', '', state_tag(order.state),
    order.next_step && el('p', is_overdue(order, now) ? 'bad' : '',
      say('Tiếp theo: ', 'Next: ') + next_step(order, now)),
    order.shipment && el('p', '', `${order.shipment.carrier} `,
      el('strong', '', order.shipment.waybill))));

export function draw_orders({ orders }, now) {
  if (orders.length === 0) return empty('Chưa có đơn hàng nào.', 'There are no orders yet.');
  return table('orders', say(['Đơn', 'Khách', 'Hàng', 'Tổng tiền', 'Tình trạng'],
    ['Order', 'Customer', 'Goods', 'Total', 'State']),
  [el('tbody', '', ...orders.map((order) => draw_order(order, now)))]);
}

function draw_place(on, pack) {
  const names = el('strong', '', on.names);
  if (on.why) {
    return el('li', on.why.reason === 'listing.refused' ? 'refused' : '', names,
      `: ${spoken(on.why).problem}`, el('span', 'cure', spoken(on.why).cure));
  }
  const packs = grouped(on.shown_packs);
  return el('li', 'buyable', names,
    say(`: đang hiện ${packs} gói`, `: ${packs} packs shown`)
    + (on.shown_price_vnd === pack.price_vnd ? '' : `, ${money(on.shown_price_vnd)}`));
}

const draw_places = (pack) => (pack.channels.length === 0
  ? el('p', 'quiet', say('Chưa nối kênh bán nào.', 'No channel is connected yet.'))
  : el('ul', '', ...by_reason(pack).map((on) => draw_place(on, pack))));

const draw_stock = (of) => [
  el('p', '', say('Trong kho ', 'On hand '), el('strong', '', quantity(of.on_hand_base, of.unit)),
    of.reserved_base > 0
      && say(', khách đặt ', ', reserved ') + quantity(of.reserved_base, of.unit)),
  of.lots.length > 0 && el('p', 'quiet',
    say('Hạn gần nhất ', 'First to expire ') + day(of.lots[0].expires_on)),
];

function draw_product(product, stock) {
  const head = el('th', '', el('h3', '', product.name),
    el('p', 'quiet', [product.category, product.certificate].filter(Boolean).join(' · ')),
    ...(stock ? draw_stock(stock) : []));
  head.scope = 'rowgroup';
  head.rowSpan = product.packs.length;
  const rows = product.packs.map((pack, at) => el('tr', '', at === 0 && head,
    el('td', 'pack', el('strong', '', pack.name || pack.net),
      el('span', 'quiet', pack.sku), el('span', 'money', money(pack.price_vnd))),
    el('td', '', draw_places(pack))));
  const none = () => el('tr', '', head, el('td', 'pack quiet', say('Chưa có quy cách', 'No packs')),
    el('td', ''));
  return el('tbody', 'card', ...(rows.length > 0 ? rows : [none()]));
}

export function draw_products({ products, stock }) {
  if (products.length === 0) return empty('Chưa có sản phẩm nào.', 'There are no products yet.');
  const of = new Map(stock.map((one) => [one.id, one]));
  return table('products', say(['Sản phẩm', 'Quy cách', 'Mua được ở đâu'],
    ['Product', 'Pack', 'Where it can be bought']),
  products.map((product) => draw_product(product, of.get(product.id))));
}

function channel_tag(channel, now) {
  const { held, ready, sending } = channel.outbox;
  if (is_out_of_touch(channel, now)) {
    return el('span', 'tag bad', say('không lấy được đơn', 'not fetching orders'));
  }
  if (ready + sending > 0) {
    return el('span', 'tag soon', say('đang gửi ', 'sending ') + (ready + sending));
  }
  return held > 0 ? el('span', 'tag soon', say('chờ đăng ', 'to publish: ') + held)
    : el('span', 'tag', say('khớp với sổ', 'in step'));
}

function draw_channel(channel, now) {
  const counts = [['live', 'đã đăng', 'listed'], ['pending', 'chờ duyệt', 'pending'],
    ['refused', 'bị từ chối', 'refused'], ['absent', 'chưa đăng', 'not listed']];
  return el('li', 'card',
    el('h3', '', channel.name, ' ', channel_tag(channel, now)),
    el('dl', '', ...counts.map(([key, vi, en]) => el('div', '', el('dt', '', say(vi, en)),
      el('dd', '', grouped(channel.listings[key]))))),
    el('p', '', channel.orders_polled_at
      ? say('Lấy đơn lần cuối ', 'Orders last fetched ') + moment(channel.orders_polled_at)
      : say('Chưa lấy đơn lần nào', 'Orders were never fetched')),
    el('p', 'quiet', `${channel.connector} · ${channel.address}`));
}

export const draw_channels = ({ channels }, now) => (channels.length === 0
  ? empty('Chưa nối kênh bán nào.', 'No channel is connected yet.')
  : el('ul', 'grid', ...channels.map((channel) => draw_channel(channel, now))));
