// service/openapi.yaml as what a test can hold requests and replies against.

import { readFileSync } from 'node:fs';

import Ajv2020 from 'ajv/dist/2020.js';
import add_formats from 'ajv-formats';
import { parse } from 'yaml';

const description = parse(readFileSync(process.env.GANH_DESCRIPTION, 'utf8'));
const methods = ['get', 'put', 'post', 'patch', 'delete'];

const ajv = new Ajv2020.default({
  allErrors: true,
  allowUnionTypes: true,
  strictRequired: false,
  validateSchema: false,
});
add_formats.default(ajv);
for (const word of ['example', ...Object.keys(description)]) ajv.addKeyword(word);
ajv.addSchema(description, 'api', undefined, false);

const escaped = (name) => String(name).replaceAll('~', '~0').replaceAll('/', '~1');

// Follows references in the description: {at: pointer, is: what stands there}.
export function look(...names) {
  let at = '#';
  let is = description;
  for (const name of names) {
    at += `/${encodeURIComponent(escaped(name))}`;
    is = is?.[name];
    while (is?.$ref) {
      at = is.$ref;
      is = at
        .slice(2)
        .split('/')
        .reduce((from, part) => from[part], description);
    }
    if (at !== '#' && is === undefined) return { at, is };
  }
  return { at, is };
}

export const resolve = (schema) =>
  schema?.$ref
    ? resolve(
        schema.$ref
          .slice(2)
          .split('/')
          .reduce((from, part) => from[part], description),
      )
    : schema;

const validators = new Map();
function validator(pointer) {
  if (!validators.has(pointer)) validators.set(pointer, ajv.compile({ $ref: `api${pointer}` }));
  return validators.get(pointer);
}

// What is wrong with the value by the schema at the pointer: texts.
function faults_of(pointer, value) {
  const validate = validator(pointer);
  if (validate(value)) return [];
  return validate.errors.map((each) => `${each.instancePath || 'it'} ${each.message}`);
}

function operation_at(path, method) {
  const place = look('paths', path, method);
  const parameters = [
    ...(description.paths[path].parameters ?? []),
    ...(place.is.parameters ?? []),
  ];
  const body = look('paths', path, method, 'requestBody');
  const types = Object.keys(body.is?.content ?? {});
  return {
    id: place.is.operationId,
    method: method.toUpperCase(),
    path,
    parameters: parameters.map(resolve),
    responses: place.is.responses,
    pointer: place.at,
    body:
      types.length === 0
        ? null
        : {
            type: types[0],
            pointer: pointer_into(body.at, types[0]),
            schema: body.is.content[types[0]].schema,
          },
    is_open: place.is.security?.length === 0,
  };
}

const pointer_into = (at, type) => `${at}/content/${encodeURIComponent(escaped(type))}/schema`;

export const operations = Object.entries(description.paths).flatMap(([path, item]) =>
  methods.filter((method) => item[method]).map((method) => operation_at(path, method)),
);
export const operation = (id) => operations.find((each) => each.id === id);
export const text = readFileSync(process.env.GANH_DESCRIPTION, 'utf8');

export const faults_of_body = (of, value) => faults_of(of.body.pointer, value);

function response_of(of, status) {
  if (of === null) return status >= 400 ? look('components', 'responses', 'Problem') : null;
  const key = [String(status), `${String(status)[0]}XX`].find((each) => of.responses[each]);
  return key ? look('paths', of.path, of.method.toLowerCase(), 'responses', key) : null;
}

const wanted_headers = {
  'X-Request-Id': /^req_[0-9a-z]+$/,
  'X-Content-Type-Options': /^nosniff$/,
  'Content-Security-Policy': /default-src 'self'/,
  'Referrer-Policy': /^no-referrer$/,
  'Cache-Control': /^no-store$/,
  Date: / GMT$/,
};
const rate_headers = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];
const also_wanted = {
  401: ['WWW-Authenticate'],
  405: ['Allow'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

function faults_of_headers(reply, response) {
  const found = [];
  for (const [name, pattern] of Object.entries(wanted_headers)) {
    if (!pattern.test(reply.header(name) ?? '')) found.push(`${name}: ${reply.header(name)}`);
  }
  const asked = also_wanted[reply.status] ?? [];
  const described = Object.entries(response.is.headers ?? {})
    .filter(([, header]) => resolve(header).required)
    .map(([name]) => name);
  for (const name of [...asked, ...described]) {
    if (!reply.header(name)) found.push(`${name} is missing`);
  }
  if (reply.status < 400) {
    const missing = rate_headers.filter((name) => !/^\d+$/.test(reply.header(name) ?? ''));
    if (!reply.for_machine && missing.length > 0) found.push(`${missing} missing`);
  }
  for (const [name, values] of Object.entries(reply.headers)) {
    if (values.length > 1 && name !== 'set-cookie') found.push(`${name} twice`);
  }
  return found;
}

// JSON.stringify escapes a surrogate only when it stands alone.
const lone_surrogate = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;
// What tells of the inside: SQL, paths on the disk, names of the language's own failures.
const inside =
  /\b(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|sqlite|SQLITE_|constraint failed)\b|std::|terminate called|what\(\)|\.cpp\b|\.h:\d|\/(tmp|home|work|usr|var)\/|Assertion|exception|basic_string|bad_alloc/;

function faults_of_problem(reply, value) {
  const found = [];
  if (value.status !== reply.status) found.push(`status ${value.status} in the problem`);
  if (value.type !== `/problems/${value.reason}`) found.push(`type ${value.type}`);
  if (value.faults.length === 0) found.push('no fault');
  if (!value.title || !value.detail) found.push('nothing to read');
  // What is said again bears the name of the request that it was first said to.
  const is_replay = reply.header('Idempotent-Replay') !== undefined;
  if (!is_replay && value.request_id !== reply.header('X-Request-Id'))
    found.push(`request_id ${value.request_id}`);
  for (const { reason, vi, en } of value.faults) {
    for (const told of [vi.problem, vi.cure, en.problem, en.cure]) {
      if (!told || told === reason || /\{\w+\}/.test(told)) found.push(`${reason} says "${told}"`);
    }
  }
  return found;
}

// Everything in which the reply is not as described; texts, none when it is. `of` is null for an
// address that is not described: there only problems are. Leaves what was read in `reply.json`.
export function faults_of_reply(of, reply, method = of?.method) {
  const response = response_of(of, reply.status);
  if (response === null) return [`status ${reply.status} is not described`];
  const found = faults_of_headers(reply, response);
  const content = response.is.content;
  const type = (reply.header('Content-Type') ?? '').split(';')[0];
  if (method === 'HEAD') return found;
  if (!content) {
    if (reply.body.length > 0) found.push('a body where none is described');
    return found;
  }
  if (!content[type]) return [...found, `Content-Type ${type} is not described`];
  if (!type.endsWith('json')) return found;
  try {
    const said = new TextDecoder('utf-8', { fatal: true }).decode(reply.body);
    if (reply.status >= 400 && inside.test(said)) found.push(`tells of its inside: ${said}`);
    reply.json = JSON.parse(said);
  } catch (failure) {
    return [...found, `no JSON in UTF-8: ${failure.message}`];
  }
  if (lone_surrogate.test(JSON.stringify(reply.json))) {
    found.push('half a character');
  }
  found.push(...faults_of(pointer_into(response.at, type), reply.json));
  if (type === 'application/problem+json' && found.length === 0) {
    found.push(...faults_of_problem(reply, reply.json));
  }
  return found;
}
