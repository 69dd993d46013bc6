// Values as a description allows them, and values as nobody should send them, from one seed.

import { resolve } from './description.mjs';

// mulberry32: small, and the same everywhere.
export class Chance {
  #state;
  constructor(seed) {
    this.#state = seed >>> 0;
  }
  fraction() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  below(end) {
    return Math.floor(this.fraction() * end);
  }
  one(list) {
    return list[this.below(list.length)];
  }
  in(times) {
    return this.below(times) === 0; // once in so many times
  }
  // As in(), but never while the request is to be a sane one.
  odd(times) {
    return this.in(times) && !this.is_sane;
  }
}

// JSON that JSON.stringify would not write stands as text between these.
const raw_begin = '\u0001raw:';
const raw = (json) => `${raw_begin}${json}\u0001`;
export const json_of = (value) =>
  JSON.stringify(value).replace(/"\\u0001raw:((?:[^"\\]|\\.)*?)\\u0001"/g, (_, inner) =>
    JSON.parse(`"${inner}"`),
  );

export const odd_texts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\n',
  'a\r\n{"level":"error","event":"forged"}',
  '\u202Egnp.exe',
  '\u200Bẩn\u200B',
  '\uFEFF',
  '\u2028',
  'Nguye\u0302\u0303n',
  'Nguyễn',
  'ﬃ',
  '🐃'.repeat(40),
  'ạ'.repeat(255),
  'a'.repeat(256),
  'a'.repeat(5000),
  'ký'.repeat(40_000),
  "'; DROP TABLE orders; --",
  '" OR 1=1 --',
  '%',
  '_',
  '../../../etc/passwd',
  '{}',
  '{name}',
  '%s%n',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x")',
  '0',
  '-1',
  '1e9',
  'NaN',
  'null',
  'true',
  '1,5 kg',
  '1.5',
  '12 kg',
  '999999999999999999999 kg',
  '-3 kg',
  '0,0001 g',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '2026-11-21',
  'current',
  'new',
  'Bearer',
  '\\',
  '/',
  '%2e%2e',
  'http://127.0.0.1:1/',
  'file:///etc/passwd',
  'http://[::1',
  'javascript:1',
  '\uFFFF',
  '\u{10FFFF}',
];
const odd_json = [
  'null',
  'true',
  '[]',
  '{}',
  '""',
  '0',
  '-0',
  '-1',
  '1e400',
  '-1e400',
  '1e-400',
  '0.1',
  '1.0',
  '1E2',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775808',
  '18446744073709551616',
  `1${'0'.repeat(500)}`,
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"\\u0000"',
  '"a\\u202eb"',
  '01',
  '+1',
  '.5',
  'NaN',
  'Infinity',
  "'a'",
  '"\t"',
  '[[[]]]',
  '{"a":{"b":[]}}',
  '[1,]',
  '"unended',
  '{"a":1,"a":2}',
];

export function odd_text(chance) {
  return chance.one(odd_texts);
}
const odd_value = (chance) => (chance.in(2) ? odd_text(chance) : raw(chance.one(odd_json)));

function integer_of(schema, chance) {
  const { minimum = -5, maximum = 1_000_000 } = schema;
  if (chance.is_sane) return Math.min(maximum, minimum + chance.below(50));
  return chance.one([minimum, maximum, minimum - 1, maximum + 1, minimum + chance.below(50)]);
}

function text_of(schema, chance, known) {
  if (schema.enum) return chance.one(schema.enum);
  if (schema.format === 'date') return chance.one(['2026-11-21', '2027-06-01', '2026-12-31']);
  if (chance.is_sane)
    return known ? chance.one(known) : 'k'.repeat(Math.max(schema.minLength ?? 1, 5));
  const length = chance.one([
    schema.minLength ?? 0,
    1,
    8,
    30,
    schema.maxLength ?? 100,
    (schema.maxLength ?? 100) + 1,
  ]);
  return chance.one([
    chance.one(known ?? ['x']),
    chance.one(known ?? ['1']),
    odd_text(chance),
    'ă'.repeat(length),
    'k'.repeat(length),
  ]);
}

// A value for the schema, here and there not quite. `known` are texts that mean something there.
export function value_of(given, chance, known, name = '') {
  const schema = resolve(given);
  if (chance.odd(25)) return odd_value(chance);
  if (schema.oneOf) return value_of(chance.one(schema.oneOf), chance, known, name);
  const type = Array.isArray(schema.type) ? chance.one(schema.type) : schema.type;
  switch (type) {
    case 'object':
      return object_of(schema, chance, known);
    case 'array': {
      const many = chance.odd(30) ? (schema.maxItems ?? 200) + 1 : 1 + chance.below(3);
      return Array.from({ length: many }, () => value_of(schema.items, chance, known, name));
    }
    case 'integer':
      return integer_of(schema, chance);
    case 'boolean':
      return chance.in(2);
    case 'null':
      return null;
    default:
      return text_of(schema, chance, known[name]);
  }
}

function object_of(schema, chance, known) {
  const object = {};
  for (const [name, of] of Object.entries(schema.properties ?? {})) {
    const wanted = schema.required?.includes(name) ? !chance.odd(20) : chance.in(2);
    if (wanted) object[name] = value_of(of, chance, known, name);
  }
  if (chance.odd(15)) object[odd_text(chance)] = odd_value(chance);
  if (chance.odd(40)) object.constructor = {};
  return object;
}

// The bytes of a body: mostly the value as JSON, at times damaged.
export function bytes_of(value, chance) {
  let json = json_of(value);
  if (chance.odd(20) && json.startsWith('{') && json.length > 2) {
    json = `{${json.slice(1, -1)},${json.slice(1)}`; // every member twice
  }
  const body = Buffer.from(json);
  switch (chance.is_sane ? 40 : chance.below(40)) {
    case 0:
      return body.subarray(0, chance.below(body.length));
    case 1: {
      const damaged = Buffer.from(body);
      if (damaged.length > 0) damaged[chance.below(damaged.length)] = chance.below(256);
      return damaged;
    }
    case 2:
      return Buffer.concat([body, chance.one([Buffer.from('x'), Buffer.from([0]), body])]);
    case 3:
      return Buffer.from('['.repeat(chance.one([60, 1000, 100_000])));
    case 4:
      return Buffer.from(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);
    case 5:
      return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]);
    case 6:
      return Buffer.from(json, 'utf16le');
    case 7:
      return Buffer.from(json.replace(/[a-z]/, 'é'), 'latin1');
    default:
      return body;
  }
}
