// `ganh channels check` and profile.schema.json, read by another's validator, agree on what a
// channel's profile may be; what only the program sees is listed here.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';

import Ajv2020 from 'ajv/dist/2020.js';
import add_formats from 'ajv-formats';

const connectors = process.env.GANH_CONNECTORS;
const markets = process.env.GANH_MARKETS.split(',');
const read = (...path) => readFileSync(join(connectors, ...path), 'utf8');

const ajv = new Ajv2020.default({ strict: true, strictRequired: false, allErrors: true });
add_formats.default(ajv);
const holds = ajv.compile(JSON.parse(read('channel', 'profile.schema.json')));

const folder = mkdtempSync(join(tmpdir(), 'ganh-profiles-'));
after(() => rmSync(folder, { recursive: true }));

function checked(text, ...more) {
  const file = join(folder, 'profile.json');
  writeFileSync(file, text);
  const told = spawnSync(process.env.GANH_PROGRAM, ['channels', 'check', file, ...more], {
    encoding: 'utf8',
  });
  assert.equal(told.stderr, '');
  return { code: told.status, said: told.stdout };
}
const takes = (text) => checked(text, '--json').code === 0;

const good = JSON.parse(read('postmart', 'profile.json'));

// The default with what stands at `path` ("fields.title") put, or taken out when undefined.
function changed(path, value) {
  const copy = structuredClone(good);
  const steps = path.split('.');
  const last = steps.pop();
  let at = copy;
  for (const step of steps) at = at[step] ??= {};
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

const numbers = {
  version: [2, 2],
  'fields.title.chars_max': [1, 100_000],
  'fields.sku.bytes_max': [1, 400_000],
  net_base_max: [1, 1e12],
  price_vnd_min: [1, 1e9],
  price_vnd_max: [1, 1e9],
  stock_packs_max: [0, 1e9],
  days_left_min: [0, 3650],
  transit_days: [0, 3650],
  buffer_packs: [0, 1e6],
  packs_per_day_max: [0, 1e6],
  share_percent: [0, 100],
  confirm_within_hours: [0, 1440],
  ship_within_hours: [0, 1440],
  batch_max: [1, 1000],
  requests_per_second: [1, 1000],
  requests_per_hour: [1, 3_600_000],
  orders_poll_seconds: [1, 86_400],
  moderation_poll_seconds: [0, 86_400],
  'price_rule.commission_permille': [0, 900],
  'price_rule.added_vnd': [0, 1e9],
  'price_rule.round_to_vnd': [1, 1e6],
  'price_rule.vnd_min': [1, 1e9],
  'price_rule.vnd_max': [1, 1e9],
  'price_rule.below_ours_vnd_max': [0, 1e9],
};
const word = (chars) => '🍚'.repeat(chars);
const texts = { connector: 64, 'units.g': 200, 'categories.Gạo': 200, 'fields.title.pattern': 200 };
const flags = ['follows', 'fields.title.required', 'fields.origin.lines'];
const many = (count, value) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, value]));
const charm = (of_vnd, endings_vnd) => ({ of_vnd, endings_vnd });

function* documents() {
  for (const [path, [least, most]] of Object.entries(numbers)) {
    for (const value of [least - 1, least, most, most + 1, 2.5, String(least), null, true]) {
      // One end of the price beyond the other is below, with what no schema says.
      if (path === 'price_vnd_min' && value === most) continue;
      if (path === 'price_vnd_max' && value === least) continue;
      yield changed(path, value);
    }
  }
  for (const [path, most] of Object.entries(texts)) {
    for (const value of ['', word(1), word(most), word(most + 1), 7, null, []]) {
      yield changed(path, value);
    }
  }
  for (const path of flags) for (const value of [true, false, 0, 'true', null]) {
    yield changed(path, value);
  }
  for (const key of Object.keys(good)) {
    yield changed(key, undefined);
    for (const value of [null, 'x', 4000, {}, []]) yield changed(key, value);
  }
  for (const path of ['extra', 'fields.price', 'fields.title.char_max', 'units.kg', 'price_rule.x']) {
    yield changed(path, 1);
  }
  yield changed('price_rule.charm.x', 1);
  for (const value of [charm(10_000, [9000]), charm(9, [1]), charm(10_000, []), charm(10_000, [-1]),
    charm(1_000_001, [1]), charm(10_000, ['9']), { of_vnd: 10_000 }, { endings_vnd: [1] },
    charm(10_000, Array(21).fill(1)), charm(10_000, Array(20).fill(1)), 7]) {
    yield changed('price_rule.charm', value);
  }
  for (const value of ['up', 'down', 'nearest', 'UP', '', 1]) {
    yield changed('price_rule.rounding', value);
  }
  for (const value of ['mend', 'tell', 'off', '', true]) yield changed('audit', value);
  for (const value of ['[', '(', 'a{2,1}', '[0-9]{8}', '\\d+', '(?<', '*']) {
    yield changed('fields.barcode.pattern', value);
  }
  for (const value of [['a'], [], [''], [1], 'a', Array(500).fill('a'), Array(501).fill('a')]) {
    yield changed('fields.certificate.values', value);
    yield changed('certificates_required', { 'Gạo': value });
  }
  for (const value of ['shipped', 'unknown', 'sent', 1, null]) yield changed('statuses.x', value);
  for (const value of [
    { from: 'origin' }, { always: 'A' }, {}, { from: 'origin', always: 'A' }, { from: 'colour' },
    { always: '' }, { from: 'unit', values: { g: 'gam' } }, { from: 'unit', values: { g: '' } },
    { from: 'unit', values: {} }, { from: 'unit', values: [] }, { from: 'unit', required: 1 },
    { from: 'unit', more: 1 }, 'A', null,
  ]) {
    yield changed('attributes', { '*': { grade: value } });
  }
  yield changed('attributes', { '*': 7 });
  yield changed('attributes', many(2001, {}));
  yield changed('attributes', { '*': many(201, { always: 'a' }) });
  yield changed('categories', many(2000, 'a'));
  yield changed('categories', many(2001, 'a'));
  yield changed('certificates_required', many(2001, ['a']));
  yield changed('statuses', many(201, 'shipped'));
  for (const odd of [[], 'x', 7, null, {}]) yield odd;
}

it('the schema takes what every connector brings, and so does the program', () => {
  for (const market of markets) {
    const text = read(market, 'profile.json');
    assert.ok(holds(JSON.parse(text)), `${market}: ${ajv.errorsText(holds.errors)}`);
    assert.equal(checked(text).code, 0, market);
  }
});

it('the schema and the program take and refuse the same documents', () => {
  const counts = { taken: 0, refused: 0 };
  for (const document of documents()) {
    const text = JSON.stringify(document);
    const schema_takes = holds(document);
    assert.equal(takes(text), schema_takes, `${ajv.errorsText(holds.errors)}\n${checked(text).said}`);
    counts[schema_takes ? 'taken' : 'refused'] += 1;
  }
  assert.ok(counts.taken > 60 && counts.refused > 200, JSON.stringify(counts));
});

it('only the program sees what no schema can say', () => {
  for (const document of [
    changed('price_vnd_min', good.price_vnd_max + 1),
    { ...good, price_rule: { vnd_min: 2000, vnd_max: 1000 } },
    { ...good, price_rule: { charm: charm(1000, [1000]) } },
  ]) {
    assert.ok(holds(document));
    assert.ok(!takes(JSON.stringify(document)));
  }
  const text = read('postmart', 'profile.json');
  const twice = text.replace('"version": 2,', '"version": 2, "version": 2,');
  const pointed = text.replace('"batch_max": 1,', '"batch_max": 1.0,');
  for (const odd of [twice, pointed]) {
    assert.notEqual(odd, text);
    assert.ok(holds(JSON.parse(odd)));
    assert.ok(!takes(odd));
  }
});

it('a fault is told by line and column with its cure, in both languages', () => {
  const text = read('postmart', 'profile.json').replace('"buffer_packs"', '"bufer_packs"');
  const line = text.slice(0, text.indexOf('"bufer_packs"')).split('\n').length;
  const vietnamese = checked(text);
  assert.equal(vietnamese.code, 1);
  assert.match(vietnamese.said, new RegExp(`profile\\.json:${line}:3: .*bufer_packs`));
  assert.match(vietnamese.said, /→ .*buffer_packs/);
  assert.match(vietnamese.said, /chỗ phải sửa/);
  const english = checked(text, '--lang', 'en');
  assert.match(english.said, new RegExp(`profile\\.json:${line}:3: .*no member "bufer_packs"`));
  assert.match(english.said, /→ Perhaps it is "buffer_packs"/);
  const { faults } = JSON.parse(checked(text, '--json').said);
  const misspelt = faults.find(({ fault }) => fault.reason === 'profile.misspelt_key');
  assert.deepEqual([misspelt.line, misspelt.column], [line, 3]);
});
