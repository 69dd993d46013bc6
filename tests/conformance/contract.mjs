// A marketplace's contract.yaml as what traffic can be held against, by ajv.

import { readFileSync } from 'node:fs';

import Ajv2020 from 'ajv/dist/2020.js';
import add_formats from 'ajv-formats';
import { parse } from 'yaml';

const escaped = (name) =>
  encodeURIComponent(String(name).replaceAll('~', '~0').replaceAll('/', '~1'));

export class Contract {
  constructor(file) {
    this.document = parse(readFileSync(file, 'utf8'));
    this.ajv = new Ajv2020.default({
      allErrors: true,
      coerceTypes: false,
      strict: false,
      validateSchema: false,
    });
    add_formats.default(this.ajv);
    this.ajv.addSchema(this.document, 'contract', undefined, false);
    this.validators = new Map();
    this.operations = Object.entries(this.document.paths).flatMap(([path, item]) =>
      ['get', 'put', 'post', 'patch', 'delete']
        .filter((method) => item[method])
        .map((method) => ({
          path,
          method,
          pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
        })),
    );
  }

  // What stands at the names, references followed: {at: pointer, is}.
  look(...names) {
    let at = '#';
    let is = this.document;
    for (const name of names) {
      at += `/${escaped(name)}`;
      is = is?.[name];
      while (is?.$ref) {
        at = is.$ref;
        is = at
          .slice(2)
          .split('/')
          .reduce((from, part) => from[part], this.document);
      }
    }
    return { at, is };
  }

  operation_of(request) {
    const path = request.target.split('?')[0];
    // A path that is written out stands before one with a place for anything.
    return this.operations
      .filter((each) => each.method === request.method.toLowerCase() && each.pattern.test(path))
      .sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
  }

  faults_of(pointer, value) {
    if (!this.validators.has(pointer)) {
      this.validators.set(pointer, this.ajv.compile({ $ref: `contract${pointer}` }));
    }
    const validate = this.validators.get(pointer);
    if (validate(value)) return [];
    return validate.errors.map((each) => `${each.instancePath || '/'} ${each.message}`);
  }

  // A form says its numbers as text.
  read_form(schema, body) {
    const { properties } = schema.$ref ? this.look(...schema.$ref.slice(2).split('/')).is : schema;
    const read = ([name, text]) => {
      const is_number = properties?.[name]?.type === 'integer' && /^-?\d+$/.test(text);
      return [name, is_number ? Number(text) : text];
    };
    return Object.fromEntries([...new URLSearchParams(body)].map(read));
  }

  faults_of_body(place, message) {
    const content = place.is?.content;
    if (!content) return message.body === '' ? [] : ['/ a body where none is described'];
    const type = header(message, 'content-type').split(';')[0].trim();
    if (message.body === '' && !place.is.required && !('application/json' in content)) return [];
    if (!content[type]) return [`/ Content-Type "${type}" is not described`];
    if (!content[type].schema) return [];
    const pointer = `${place.at}/content/${escaped(type)}/schema`;
    if (type === 'application/x-www-form-urlencoded') {
      return this.faults_of(pointer, this.read_form(content[type].schema, message.body));
    }
    try {
      return this.faults_of(pointer, JSON.parse(message.body));
    } catch (failure) {
      return [`/ ${failure.message}`];
    }
  }

  faults_of_parameters(operation, request) {
    const item = this.document.paths[operation.path];
    const query = new URLSearchParams(request.target.split('?')[1] ?? '');
    const found = [];
    const known = [...(item.parameters ?? []), ...(item[operation.method].parameters ?? [])];
    for (const each of known) {
      const parameter = each.$ref ? this.look(...each.$ref.slice(2).split('/')).is : each;
      if (parameter.in !== 'query' && parameter.in !== 'header') continue;
      const value =
        parameter.in === 'query'
          ? query.get(parameter.name)
          : header(request, parameter.name.toLowerCase(), null);
      if (value === null) {
        if (parameter.required) found.push(`${parameter.in} ${parameter.name} is missing`);
        continue;
      }
      const type = parameter.schema?.type;
      const read = type === 'integer' && /^-?\d+$/.test(value) ? Number(value) : value;
      const validate = this.ajv.compile(
        JSON.parse(JSON.stringify(parameter.schema ?? {}).replaceAll('"#/', '"contract#/')),
      );
      if (!validate(read)) {
        found.push(`${parameter.in} ${parameter.name} ${validate.errors[0].message}`);
      }
    }
    return found;
  }

  // Everything in which an exchange is not as described: "request PUT /v1/…: /price must be …".
  faults_of_exchange({ request, reply }) {
    const operation = this.operation_of(request);
    const call = `${request.method} ${request.target.split('?')[0]}`;
    if (!operation) return [`request ${call}: no such call`];
    const { path, method } = operation;
    const asked = this.look('paths', path, method, 'requestBody');
    const found = [
      ...this.faults_of_parameters(operation, request),
      ...this.faults_of_body(asked, request),
    ].map((each) => `request ${call}: ${each}`);
    const responses = this.look('paths', path, method, 'responses').is;
    const key = [String(reply.status), `${String(reply.status)[0]}XX`, 'default'].find(
      (each) => each in responses,
    );
    if (!key) return [...found, `reply ${call}: status ${reply.status} is not described`];
    const answered = this.look('paths', path, method, 'responses', key);
    return [
      ...found,
      ...this.faults_of_body(answered, reply).map(
        (each) => `reply ${reply.status} of ${call}: ${each}`,
      ),
    ];
  }
}

function header(message, name, otherwise = '') {
  const found = Object.entries(message.headers).find(([each]) => each.toLowerCase() === name);
  return found ? found[1] : otherwise;
}
