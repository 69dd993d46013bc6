// Requests as several callers would send them, whole and broken, made from the description.

import { Chance, bytes_of, odd_text, odd_texts, value_of } from './odd_values.mjs';
import { operations } from './description.mjs';
import { workbook } from './program.mjs';

// What costs most comes seldom.
const seldom = new Set([
  'makeBackup',
  'importWorkbook',
  'planImport',
  'annotateWorkbook',
  'setUp',
  'signIn',
  'changePassword',
  'makeCooperative',
]);
const chosen = operations.flatMap((of) => (seldom.has(of.id) ? [of] : Array(6).fill(of)));

const odd_headers = {
  'Content-Type': [
    '',
    'text/plain',
    'application/json; charset=utf-16',
    'application/JSON',
    'application/json;',
    'multipart/form-data; boundary=x',
    'application/problem+json',
    '*/*',
  ],
  'Accept-Language': ['en', 'en-GB,vi;q=0', '*', 'x'.repeat(500), ';;q=,', 'en\u0000', 'tiếng'],
  'If-Match': [
    '*',
    '"v1"',
    '""',
    '"v1", "v2"',
    'W/"v1"',
    '"',
    'v1',
    '"v99999999999999999999"',
    ',',
  ],
  'If-None-Match': ['*', '"x"', ',,,', '"'.repeat(300), 'W/'],
  'Idempotency-Key': [
    '1',
    '2',
    '3',
    'k'.repeat(255),
    'k'.repeat(256),
    '',
    ' ',
    'khóa',
    'a b',
    '\t',
  ],
  'Last-Event-ID': ['0', '-1', '1', 'x', 'a:1,b:2', '9'.repeat(400), '{}', '=,=;', '\u0001'],
  Accept: ['text/html', 'application/xml', '*/*;q=0', ''],
  'Accept-Encoding': ['gzip', 'gzip;q=0, *', 'br', 'identity;q=0'],
  Range: ['bytes=0-1', 'bytes=-1', 'bytes=5-2', 'x'],
  Origin: ['null', 'http://evil.example', 'http://', 'x\r\nX: y'.slice(0, 1)],
  'Sec-Fetch-Site': ['cross-site', 'same-origin', 'none', '?'],
  Host: ['evil.example', '', 'localhost:99999', '[::1', 'localhost', '127.0.0.1:0', 'a b'],
  'X-Forwarded-For': ['10.0.0.1', '::::', "1.2.3.4, '", 'unknown'],
  'X-HTTP-Method-Override': ['DELETE'],
  Cookie: ['__Host-ganh=', 'ganh=x; ganh=y', '=', ';;;', `__Host-ganh=${'x'.repeat(4000)}`],
  Authorization: ['Bearer', 'Bearer ', 'bearer x', 'Basic YTpi', 'Bearer ganh_tok_x', '\u00ff'],
  'User-Agent': ['<b>', 'a\u202Eb', 'x'.repeat(2000), 'forged\tline', 'Điện thoại'],
};

const sane = {
  'If-Match': (chance) => chance.one(['*', '"v1"', '"v2"']),
  'Idempotency-Key': (chance) => `key-${chance.below(1_000_000)}`,
  'Last-Event-ID': () => '0',
};

const encodings = [
  encodeURIComponent,
  encodeURIComponent,
  encodeURIComponent,
  (text) => Buffer.from(text).toString('hex').replace(/../g, '%$&'),
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => text.replace(/[\s\u0000-\u0020]/g, '+'),
];
const odd_segments = [
  '%',
  '%zz',
  '%00',
  '%0a',
  '%0d%0aX:%20y',
  '%ff',
  '%c0%af',
  '%ed%a0%80',
  '..',
  '%2e%2e',
  '%2f',
  ';a=b',
  '',
  '*',
  'x'.repeat(300),
  '{product_id}',
  '%252f',
  '%u0041',
];

function segment_of(name, chance, known) {
  if (chance.odd(12)) return chance.one(odd_segments);
  const text = chance.odd(12) ? odd_text(chance) : chance.one(known[name] ?? known.any);
  return chance.odd(8) ? chance.one(encodings)(text) : encodeURIComponent(text);
}

function query_of(of, chance, known) {
  const parts = [];
  for (const each of of.parameters.filter(({ in: where }) => where === 'query')) {
    if (chance.in(2)) continue;
    const value = value_of(each.schema, chance, known, each.name);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    parts.push(
      `${each.name}=${chance.odd(6) ? chance.one(odd_segments) : (chance.is_sane ? encodeURIComponent : chance.one(encodings))(text)}`,
    );
    if (chance.odd(10)) parts.push(parts.at(-1));
  }
  if (chance.odd(15))
    parts.push(chance.one(['=', '&&', 'limit', 'after=%', 'x=1', '?', 'limit=5=5']));
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

function headers_of(of, chance) {
  const headers = [];
  for (const { name, in: where } of of.parameters) {
    if (where === 'header' && !chance.odd(6))
      headers.push([
        name,
        sane[name] && chance.is_sane ? sane[name](chance) : chance.one(odd_headers[name]),
      ]);
  }
  if (of.body && !chance.odd(20)) headers.push(['Content-Type', of.body.type]);
  while (chance.odd(4)) {
    const name = chance.one(Object.keys(odd_headers));
    headers.push([
      name,
      chance.odd(10)
        ? odd_text(chance)
            .slice(0, 3000)
            .replace(/[\r\n]/g, '')
        : chance.one(odd_headers[name]),
    ]);
  }
  return headers;
}

function body_of(of, chance, known) {
  if (!of.body) return chance.odd(25) ? Buffer.from('{}') : Buffer.alloc(0);
  if (of.body.type.includes('spreadsheet')) {
    const file = Buffer.from(workbook);
    for (let i = chance.is_sane ? 0 : chance.below(6); i > 0; --i)
      file[chance.below(file.length)] = chance.below(256);
    return chance.odd(4) ? file.subarray(0, chance.below(file.length)) : file;
  }
  return bytes_of(value_of(of.body.schema, chance, known), chance);
}

// {of, request}: `of` is null when the method is none that is described there.
export function odd_request(chance, known) {
  const of = chance.one(chosen);
  chance.is_sane = chance.in(2);
  let target = of.path.replace(/\{(\w+)\}/g, (_, name) => segment_of(name, chance, known));
  if (chance.odd(60))
    target = chance.one([
      `${target}/`,
      `/${target}`,
      target.replace('/v1', '/v1/.'),
      target.toUpperCase(),
      `${target};x`,
      `http://localhost${target}`,
    ]);
  target += query_of(of, chance, known);
  const request = {
    method: of.method,
    target: target.replace(/ /g, '%20'),
    headers: headers_of(of, chance),
    body: body_of(of, chance, known),
  };
  if (of.method === 'GET' && chance.odd(15)) request.method = 'HEAD';
  else if (chance.odd(40)) {
    request.method = chance.one([
      'GET',
      'PUT',
      'POST',
      'PATCH',
      'DELETE',
      'OPTIONS',
      'TRACE',
      'get',
    ]);
    const other = operations.find(
      ({ path, method }) => path === of.path && method === request.method,
    );
    return { of: other ?? null, request };
  }
  return { of, request };
}

export { Chance, odd_texts };
