// Says what the table has in the reader's language, and writes figures and dates as he does.

import { words } from './table';

export type Language = 'vi' | 'en';

// The names in braces of a text; both languages must have the same ones, or say() does not compile.
type Slots<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Slots<Rest>
  : never;
type AnyWord = keyof typeof words;
type Values<Key extends AnyWord> = [Slots<(typeof words)[Key][number]>] extends [never]
  ? []
  : [Record<Slots<(typeof words)[Key][number]>, string | number>];

// One that needs nothing filled in.
export type Word = { [Key in AnyWord]: Values<Key> extends [] ? Key : never }[AnyWord];

const kept_as = 'ganh.language';

function kept_language(): Language {
  try {
    return localStorage.getItem(kept_as) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

let language = kept_language();
let ahead_ms = 0; // how far the cooperative's clock is ahead: a demonstration's only

export const current_language = (): Language => language;

export function choose_language(chosen: Language): void {
  language = chosen;
  document.documentElement.lang = chosen;
  try {
    localStorage.setItem(kept_as, chosen);
  } catch {
    /* a private window: until it is closed */
  }
}

export function say<Key extends AnyWord>(key: Key, ...values: Values<Key>): string {
  const text: string = words[key][language === 'vi' ? 0 : 1];
  const filled = values[0] as Record<string, string | number> | undefined;
  if (!filled) return text;
  const is_one = filled['n'] === 1;
  return text
    .replace(/⟦([^|]*)\|([^⟧]*)⟧/g, (_, one: string, many: string) => (is_one ? one : many))
    .replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = filled[name];
      return value === undefined ? whole : typeof value === 'number' ? figure(value) : value;
    });
}

interface Spoken {
  problem: string;
  cure: string;
}
export const in_words = (both: { vi: string; en: string }): string => both[language];
export const spoken = (both: { vi: Spoken; en: Spoken }): Spoken => both[language];

const locale = (): string => (language === 'vi' ? 'vi-VN' : 'en-GB');
const zone = 'Asia/Ho_Chi_Minh';

export const figure = (value: number): string => new Intl.NumberFormat(locale()).format(value);
// As the service writes it in either language.
const grouped = new Intl.NumberFormat('vi-VN');
export const money = (vnd: number): string => `${grouped.format(vnd)}\u00a0đ`;

export function set_clock(offset_seconds: number): void {
  ahead_ms = offset_seconds * 1000;
}
export const now_ms = (): number => Date.now() + ahead_ms;

const in_zone = (options: Intl.DateTimeFormatOptions, at: number): string =>
  new Intl.DateTimeFormat(locale(), { timeZone: zone, hourCycle: 'h23', ...options }).format(at);

const dated = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const timed = { hour: '2-digit', minute: '2-digit' } as const;

// `2026-11-21` → 21/11/2026. Days have no zone: taken at noon in Viet Nam.
export const day = (text: string): string => in_zone(dated, Date.parse(`${text}T12:00:00+07:00`));
export const weekday = (text: string): string =>
  in_zone({ weekday: 'long' }, Date.parse(`${text}T12:00:00+07:00`));
export const clock = (at_ms: number): string => in_zone(timed, at_ms);

export function moment(text: string): string {
  const at = Date.parse(text);
  const is_today = in_zone(dated, at) === in_zone(dated, now_ms());
  return is_today ? clock(at) : `${clock(at)} ${in_zone({ day: '2-digit', month: '2-digit' }, at)}`;
}

// How long until then, in one word: "3 giờ".
export function span(ms: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(ms) / 60000));
  if (minutes < 90) return say('minutes', { n: minutes });
  const hours = Math.round(minutes / 60);
  return hours < 48 ? say('hours', { n: hours }) : say('days', { n: Math.round(hours / 24) });
}

export function due(text: string): string {
  const left = Date.parse(text) - now_ms();
  return left < 0 ? say('overdue_by', { span: span(left) }) : say('due_in', { span: span(left) });
}
