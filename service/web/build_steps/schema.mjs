// Reading the schemas of an OpenAPI document: references, types in words, examples.

export const name_of = (schema) => schema?.$ref?.split('/').pop() ?? '';

export function follow(api, schema) {
  let found = schema;
  while (found?.$ref) {
    found = found.$ref
      .slice(2)
      .split('/')
      .reduce((at, key) => at?.[key], api);
    if (!found) throw new Error(`${schema.$ref} leads nowhere.`);
  }
  return found;
}

export function type_of(schema) {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(', ');
  const type = [schema.type ?? 'anything'].flat().join(' or ');
  return schema.format && schema.format !== 'int64' ? `${type}, ${schema.format}` : type;
}

export function limits_of(schema) {
  const words = [];
  if (schema.minLength !== undefined || schema.maxLength !== undefined) {
    words.push(`${schema.minLength ?? 0} to ${schema.maxLength ?? 'any number of'} characters`);
  }
  if (schema.minimum !== undefined || schema.maximum !== undefined) {
    words.push(
      [
        schema.minimum !== undefined && `from ${schema.minimum}`,
        schema.maximum !== undefined && `to ${schema.maximum}`,
      ]
        .filter(Boolean)
        .join(' '),
    );
  }
  if (schema.maxItems !== undefined)
    words.push(`${schema.minItems ?? 0} to ${schema.maxItems} items`);
  if (schema.pattern) words.push(`\`${schema.pattern}\``);
  if (schema.default !== undefined) words.push(`${JSON.stringify(schema.default)} unless given`);
  return words.join(', ');
}

const of_format = {
  'date-time': '2026-11-21T02:00:00.000000Z',
  date: '2026-11-21',
  'uri-reference': '/problems/price.not_a_number',
};

export function example_of(api, schema, depth = 0) {
  const whole = follow(api, schema);
  if (whole.example !== undefined) return whole.example;
  if (whole.examples?.length) return whole.examples[0];
  if (whole.enum) return whole.enum[0];
  if (whole.oneOf) return example_of(api, whole.oneOf[0], depth);
  const type = [whole.type ?? 'object'].flat()[0];
  if (type === 'array') return depth > 8 ? [] : [example_of(api, whole.items, depth + 1)];
  if (type === 'object') {
    return Object.fromEntries(
      Object.entries(whole.properties ?? {}).map(([name, each]) => [
        name,
        example_of(api, each, depth + 1),
      ]),
    );
  }
  if (type === 'boolean') return false;
  if (type === 'integer') return Math.max(whole.minimum ?? 0, 1);
  return of_format[whole.format] ?? '…';
}
