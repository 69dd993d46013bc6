// Turns the API's description into one page that needs no script.
//   node build_steps/describe_api.mjs ../openapi.yaml docs.html
// Vite then gives it its stylesheet, beside the page proper.

import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

import { example_of, follow, limits_of, name_of, type_of } from './schema.mjs';

const [from, to] = process.argv.slice(2);
const api = parse(readFileSync(from, 'utf8'));
const methods = ['get', 'post', 'put', 'patch', 'delete'];

const escaped = (text) =>
  String(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

// Of Markdown what the description uses: paragraphs, **strong** and `code`.
const inline = (text) =>
  escaped(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
const prose = (text) =>
  (text ?? '')
    .trim()
    .split(/\n\s*\n/)
    .filter(Boolean)
    .map((each) => `<p>${inline(each)}</p>`)
    .join('\n');

const linked = (name) => `<a href="#schema-${name}">${name}</a>`;
const is_plain = (schema) =>
  !schema.properties && !schema.items && !schema.oneOf && !schema.additionalProperties;

// What stands behind a field's name: its type, linked where it has a section of its own.
function type_html(schema) {
  const name = name_of(schema);
  const whole = follow(api, schema);
  if (name && !is_plain(whole)) return linked(name);
  if (whole.oneOf) return whole.oneOf.map(type_html).join(' or ');
  if (whole.type === 'array') return `list of ${type_html(whole.items)}`;
  return `<span class="type">${escaped(type_of(whole))}</span>`;
}

function field_html(name, schema, is_required) {
  const whole = follow(api, schema);
  const inner =
    whole.type === 'array' && whole.items && !name_of(whole.items)
      ? whole.items
      : ((whole.oneOf ?? []).find((each) => each.properties) ?? whole);
  const is_nested = inner.properties && !name_of(schema);
  const details = [
    schema.description ?? (name_of(schema) ? '' : whole.description),
    whole.description !== schema.description && is_plain(whole) ? whole.description : '',
  ]
    .filter(Boolean)
    .filter((text, at, all) => all.indexOf(text) === at);
  return (
    `<li><code>${escaped(name)}</code> ${type_html(schema)}` +
    (is_required ? '' : ' <em>optional</em>') +
    [limits_of(whole), ...details]
      .filter(Boolean)
      .map((text) => ` · ${inline(text)}`)
      .join('') +
    (is_nested ? fields_html(inner) : '') +
    '</li>'
  );
}

function fields_html(schema) {
  const required = new Set(schema.required ?? []);
  const rows = Object.entries(schema.properties ?? {}).map(([name, each]) =>
    field_html(name, each, required.has(name)),
  );
  if (schema.additionalProperties instanceof Object) {
    rows.push(field_html('(any name)', schema.additionalProperties, true));
  }
  return rows.length ? `<ul class="fields">${rows.join('')}</ul>` : '';
}

function example_html(schema) {
  const text = JSON.stringify(example_of(api, schema), null, 2);
  return `<details><summary>Example</summary><pre>${escaped(text)}</pre></details>`;
}

function content_html(content) {
  return Object.entries(content ?? {})
    .map(([type, { schema }]) => {
      const is_json = type.endsWith('json') && Object.keys(schema).length > 0;
      const name = name_of(schema);
      return (
        `<p><code>${escaped(type)}</code>${name ? ` ${linked(name)}` : ''}</p>` +
        (is_json && !name ? fields_html(schema) : '') +
        (is_json ? example_html(schema) : '')
      );
    })
    .join('');
}

function parameters_html(parameters) {
  if (!parameters.length) return '';
  const rows = parameters.map((each) => {
    const whole = follow(api, each);
    const type = follow(api, whole.schema);
    return (
      `<tr><td><code>${escaped(whole.name)}</code></td><td>${whole.in}</td>` +
      `<td>${whole.required ? 'yes' : 'no'}</td><td>${escaped(type_of(type))}` +
      `${limits_of(type) ? ` · ${inline(limits_of(type))}` : ''}</td>` +
      `<td>${inline(whole.description ?? '')}</td></tr>`
    );
  });
  return (
    `<h4>Parameters</h4><div class="wide" tabindex="0"><table><thead><tr><th>Name</th><th>In</th>` +
    `<th>Required</th><th>Type</th><th>Meaning</th></tr></thead>` +
    `<tbody>${rows.join('')}</tbody></table></div>`
  );
}

function responses_html(responses) {
  return Object.entries(responses)
    .filter(([status]) => !/X/.test(status))
    .map(([status, reply]) => {
      const whole = follow(api, reply);
      const headers = Object.keys(whole.headers ?? {});
      return (
        `<h4>${status} · ${inline(whole.description)}</h4>` +
        (headers.length
          ? `<p>Headers: ${headers.map((h) => `<code>${h}</code>`).join(', ')}</p>`
          : '') +
        content_html(whole.content)
      );
    })
    .join('');
}

function operation_html({ path, method, operation, shared }) {
  const parameters = [...shared, ...(operation.parameters ?? [])];
  const body = operation.requestBody && follow(api, operation.requestBody);
  const is_open = operation.security?.length === 0;
  return (
    `<section id="${operation.operationId}"><h3><a href="#${operation.operationId}">` +
    `${inline(operation.summary)}</a></h3>` +
    `<p class="call"><b class="${method}">${method.toUpperCase()}</b> <code>${escaped(path)}</code></p>` +
    (is_open ? '<p>For anybody: no sign-in needed.</p>' : '') +
    prose(operation.description) +
    parameters_html(parameters) +
    (body ? `<h4>Body</h4>${prose(body.description)}${content_html(body.content)}` : '') +
    responses_html(operation.responses) +
    `<p class="quiet">Refusals: ${linked('Problem')}.</p></section>`
  );
}

const operations = Object.entries(api.paths).flatMap(([path, item]) =>
  methods
    .filter((method) => item[method])
    .map((method) => ({ path, method, operation: item[method], shared: item.parameters ?? [] })),
);

const by_tag = api.tags.map((tag) => ({
  ...tag,
  of: operations.filter(({ operation }) => operation.tags?.[0] === tag.name),
}));
const left_out = operations.length - by_tag.reduce((sum, { of }) => sum + of.length, 0);
if (left_out) throw new Error(`${left_out} operations have no tag that is listed.`);

const contents = by_tag
  .map(
    ({ name, of }) =>
      `<li><a href="#tag-${name}">${name}</a><ul>` +
      of
        .map(
          ({ operation }) =>
            `<li><a href="#${operation.operationId}">${inline(operation.summary)}` + '</a></li>',
        )
        .join('') +
      '</ul></li>',
  )
  .join('');

const schemas = Object.entries(api.components.schemas)
  .map(
    ([name, schema]) =>
      `<section id="schema-${name}"><h3><a href="#schema-${name}">${name}</a></h3>` +
      (is_plain(schema)
        ? `<p>${escaped(type_of(schema))}${limits_of(schema) ? ` · ${inline(limits_of(schema))}` : ''}</p>`
        : '') +
      prose(schema.description) +
      fields_html(schema) +
      (schema.oneOf ? `<p>${schema.oneOf.map(type_html).join(' or ')}</p>` : '') +
      (schema.properties ? example_html(schema) : '') +
      '</section>',
  )
  .join('');

writeFileSync(
  to,
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(api.info.title)} API ${escaped(api.info.version)}</title>
<link rel="icon" href="/source/icon.svg">
<link rel="stylesheet" href="/source/style/docs.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Contents"><ul>
<li><a href="#content">about</a></li>${contents}<li><a href="#schemas">schemas</a></li>
</ul></nav>
<main id="content" tabindex="-1">
<h1>${escaped(api.info.title)} API <small>${escaped(api.info.version)}</small></h1>
${prose(api.info.summary)}
${prose(api.info.description)}
${by_tag
  .map(
    ({ name, description, of }) =>
      `<h2 id="tag-${name}">${name}</h2>${prose(description)}` + of.map(operation_html).join(''),
  )
  .join('')}
<h2 id="schemas">schemas</h2>
${schemas}
</main>
</body>
</html>
`,
);
