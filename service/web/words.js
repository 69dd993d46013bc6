// Words, figures and dates in the reader's language, and the building of elements.
// What is shown is other people's words: text nodes only, never markup.

const vietnam_ms = 7 * 3600 * 1000;

let language = 'vi';
try {
  if (localStorage.getItem('language') === 'en') language = 'en';
} catch { /* Vietnamese */ }

export const say = (vi, en) => (language === 'en' ? en : vi);
export const spoken = (fault) => fault[language];

export function switch_language() {
  language = say('en', 'vi');
  try {
    localStorage.setItem('language', language);
  } catch { /* forgotten */ }
}

export function el(name, classes, ...children) {
  const node = document.createElement(name);
  if (classes) node.className = classes;
  node.append(...children.filter(Boolean));
  return node;
}

const thousands = (number, mark) => String(number).replace(/\B(?=(\d{3})+$)/g, mark);
export const grouped = (number) => thousands(number, say('.', ','));
export const money = (vnd) => thousands(vnd, '.') + ' đ';

export function quantity(base, unit) {
  if (unit === 'piece') return grouped(base) + say(' cái', base === 1 ? ' piece' : ' pieces');
  if (base < 1000) return `${base} ${unit}`;
  const [whole, rest] = String(base / 1000).split('.');
  return grouped(whole) + (rest ? say(',', '.') + rest : '') + (unit === 'g' ? ' kg' : say(' lít', ' l'));
}

// "2026-11-23" → "23/11/2026"
export const day = (iso) => iso.split('-').reverse().join('/');

// As Vietnam's clocks have it, in one piece: "08:10 23/11/2026"
export function moment(time) {
  const iso = new Date(new Date(time).getTime() + vietnam_ms).toISOString();
  return `${iso.slice(11, 16)}\u00a0${day(iso.slice(0, 10))}`;
}

export const days_between = (from, to) => (Date.parse(to) - Date.parse(from)) / 86400000;

export const weekday = (iso) => say('Chủ Nhật,Thứ Hai,Thứ Ba,Thứ Tư,Thứ Năm,Thứ Sáu,Thứ Bảy',
  'Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday').split(',')[new Date(iso).getUTCDay()];
