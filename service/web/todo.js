// What needs doing, most pressing first, made from what the lists say.

import { day, days_between, el, moment, money, quantity, say, spoken } from './words.js';

const todo_max = 40;
const near_days = 4;  // before a lot leaves its channels

// These pass by themselves, or are told by the lots and the outbox.
const not_a_task = ['nothing_on_hand', 'too_near_its_end', 'all_reserved', 'kept_back',
  'stock_on_its_way', 'being_decided', 'on_its_way', 'waits_for_publish', 'not_offered'];

export const is_overdue = (order, now) =>
  order.next_step === 'confirm' && order.confirm_by && Date.parse(order.confirm_by) < now;

export function next_step(order, now) {
  const by = order.confirm_by && moment(order.confirm_by);
  const due = !by ? '' : is_overdue(order, now) ? say(', quá hạn từ ', ', overdue since ') + by
    : say(' trước ', ' before ') + by;
  return {
    confirm: say('xác nhận', 'confirm') + due,
    pack: say('đóng gói', 'pack'),
    ship: say('gửi hàng', 'ship'),
  }[order.next_step];
}

export function is_out_of_touch(channel, now) {
  const most_ms = Math.max(300, 10 * channel.rules.orders_poll_seconds) * 1000;
  return now - Date.parse(channel.orders_polled_at || '1970-01-01') > most_ms;
}

// Channels that say the same of a pack stand together.
export function by_reason(pack) {
  const found = new Map();
  for (const on of pack.channels) {
    const key = on.why ? JSON.stringify(on.why) : on.channel_id;
    if (found.has(key)) found.get(key).names += ', ' + on.channel;
    else found.set(key, { ...on, names: on.channel });
  }
  return [...found.values()];
}

// The marketplace chose the name: offer nothing that a shell would read otherwise.
function command_of(order) {
  if (!/^\w[\w.-]*$/.test(order.external_id)) return '';
  const more = order.next_step === 'ship' ? ' --carrier … --waybill …' : '';
  return `ganh orders ${order.next_step} ${order.external_id}${more}`;
}

function order_tasks(order, now) {
  const tasks = [];
  const id = order.external_id;
  const overdue = is_overdue(order, now);
  const short = order.lines.filter((line) => line.short_packs > 0).map((line) => say(
    `${line.name || line.sku}: thiếu ${line.short_packs} trong ${line.packs} gói.`,
    `${line.name || line.sku}: short ${line.short_packs} of ${line.packs} packs.`));
  const due = Date.parse(order.confirm_by || order.placed_at);
  if (order.next_step) {
    tasks.push({
      rank: (overdue ? 1 : order.next_step === 'confirm' ? 2 : 5) + due / 1e15,
      level: overdue ? 'bad' : 'soon',
      tag: say('Đơn hàng', 'Order'),
      title: `${id}: ${next_step(order, now)}`,
      text: `${order.customer.name} · ${money(order.total_vnd)} · ${order.channel}`,
      bad: short.join(' '),
      cure: short.length > 0 && say('Nhập thêm lô hàng, hoặc gọi cho khách trước.',
        'Enter a new lot, or call the customer first.'),
      command: command_of(order),
    });
  }
  if (order.marketplace_refusal) {
    tasks.push({
      rank: 3, level: 'bad', tag: say('Sàn từ chối', 'Refused'),
      title: say(`${order.channel} không nhận tin về đơn ${id}`,
        `${order.channel} would not hear of order ${id}`),
      text: `“${order.marketplace_refusal}”`,
      cure: say('Xem đơn này trên trang người bán của sàn.',
        'Look at it on the marketplace’s own seller page.'),
    });
  }
  return tasks;
}

function pack_tasks(product, pack) {
  return by_reason(pack)
    .filter(({ why }) => why && !not_a_task.includes(why.reason.replace('listing.', '')))
    .map(({ why, names }) => {
      const refused = why.reason === 'listing.refused';
      return {
        rank: refused ? 3 : 6, level: refused ? 'bad' : 'soon',
        tag: refused ? say('Sàn từ chối', 'Refused') : say('Chưa đăng được', 'Cannot be listed'),
        title: `${product.name}, ${pack.name || pack.net} · ${names}`,
        text: spoken(why).problem, cure: spoken(why).cure,
      };
    });
}

function lot_tasks(product, { today, channels }) {
  const days_min = Math.max(0, ...channels.map((channel) => channel.rules.days_left_min));
  const near = product.lots.filter(
    (lot) => days_between(today, lot.expires_on) <= days_min + near_days);
  return near.map((lot) => {
    const left = days_between(today, lot.expires_on);
    const closed = channels.filter(({ rules }) => left < rules.days_left_min)
      .map((channel) => channel.name).join(', ');
    const amount = quantity(lot.on_hand_base, product.unit);
    const days = lot.expired ? '' : say(` (còn ${left} ngày)`, ` (days left: ${left})`);
    return {
      rank: 4 + left / 1000, level: lot.expired ? 'bad' : 'soon',
      tag: lot.expired ? say('Lô hết hạn', 'Expired lot') : say('Lô gần hạn', 'Lot near its end'),
      title: say(`${product.name}: lô ${lot.code} còn ${amount}`,
        `${product.name}: ${amount} left of lot ${lot.code}`),
      text: `${lot.household.name} · ${say('hạn bán', 'sell by')} ${day(lot.expires_on)}${days}`,
      cure: lot.expired ? say('Không bán nữa; ghi bỏ khỏi kho.', 'Do not sell it; write it off.')
        : closed ? say(`Không còn bán được trên ${closed}; hãy bán tại chỗ.`,
          `No longer sold on ${closed}; sell it on the spot.`)
          : say('Bán sớm: sắp quá gần hạn để bán trên sàn.',
            'Sell it soon, before marketplaces no longer take it.'),
    };
  });
}

function channel_tasks(channel, now) {
  const { name, quarantined, outbox } = channel;
  const found = [
    is_out_of_touch(channel, now) && {
      rank: 2, level: 'bad',
      title: channel.orders_polled_at
        ? say(`${name}: không lấy được đơn từ `, `${name}: no orders fetched since `)
          + moment(channel.orders_polled_at)
        : say(`${name}: chưa lấy đơn lần nào`, `${name}: orders were never fetched`),
      cure: say('Xem đường mạng và mã bí mật của kênh.',
        'Check the network and the channel’s secret.'),
    },
    quarantined > 0 && {
      rank: 2, level: 'bad',
      title: say(`${name}: ${quarantined} đơn không đọc được`,
        `${name}: orders that could not be read: ${quarantined}`),
      cure: say('Xem đơn trên trang người bán của sàn.',
        'Look at them on the marketplace’s own seller page.'),
    },
    outbox.held > 0 && {
      rank: 7, level: '',
      title: say(`${name}: ${outbox.held} thay đổi chờ bạn đồng ý đăng`,
        `${name}: changes that wait for your agreement: ${outbox.held}`),
      cure: say('Xem trước rồi đăng.', 'Rehearse, then publish.'),
      command: 'ganh publish --rehearse',
    },
  ];
  return found.filter(Boolean).map((task) => ({ ...task, tag: say('Kênh bán', 'Channel') }));
}

function book_tasks(discrepancies) {
  return discrepancies.map(({ what, kept, derived }) => ({
    rank: 0, level: 'bad', tag: say('Sổ kho', 'Books'),
    title: say('Sổ kho không khớp', 'The books do not balance'),
    text: say(`${what}: đang ghi ${kept}, cộng sổ ra ${derived}.`,
      `${what}: kept ${kept}, the ledger says ${derived}.`),
    cure: say('Sao lưu thư mục dữ liệu và báo người hỗ trợ Gánh.',
      'Back up the data folder and tell whoever supports your Gánh.'),
  }));
}

export function tasks_of(shown, now) {
  return [
    ...book_tasks(shown.discrepancies),
    ...shown.orders.flatMap((order) => order_tasks(order, now)),
    ...shown.channels.flatMap((channel) => channel_tasks(channel, now)),
    ...shown.products.flatMap((of) => of.packs.flatMap((pack) => pack_tasks(of, pack))),
    ...shown.stock.flatMap((product) => lot_tasks(product, shown)),
  ].sort((a, b) => a.rank - b.rank);
}

export function draw_tasks(tasks) {
  if (tasks.length === 0) {
    return el('p', 'card', say('Lúc này không có việc gì phải làm.', 'Nothing needs doing now.'));
  }
  const rest = tasks.length - todo_max;
  return el('div', '', el('ul', 'grid', ...tasks.slice(0, todo_max).map((task) => el('li',
    'card task ' + task.level, el('span', 'tag ' + task.level, task.tag),
    el('h3', '', task.title), task.text && el('p', '', task.text),
    task.bad && el('p', 'bad', task.bad), task.cure && el('p', 'cure', task.cure),
    task.command && el('code', '', task.command)))),
  rest > 0 && el('p', 'quiet more', say(`… và ${rest} việc nữa.`, `… and ${rest} more.`)));
}
