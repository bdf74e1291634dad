import { GENERATED, markdownTable } from './markdown.ts';
import { retailApiDocument } from './retail-api-document.ts';

type Json = { readonly [name: string]: unknown };

const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const nameOf = (ref: unknown): string => textOf(ref).split('/').at(-1) ?? '';

const typeOf = (schema: Json): string => {
  const { $ref, anyOf, enum: allowed, items, type } = schema;
  if ($ref !== undefined) return `[${nameOf($ref)}](#${nameOf($ref).toLowerCase()})`;
  if (anyOf !== undefined) return typeOf(objectOf(listOf(anyOf)[0]));
  if (allowed !== undefined)
    return listOf(allowed)
      .map((each) => `\`${each}\``)
      .join(', ');
  return type === 'array' ? `list of ${typeOf(objectOf(items))}` : textOf(listOf(type)[0] ?? type);
};

const saysOf = (schema: Json): string => {
  const inner = objectOf(listOf(schema.anyOf)[0]);
  return textOf(schema.description) || textOf(inner.description) || textOf(objectOf(inner.items ?? schema.items).description);
};

const fieldRow = (name: string, schema: Json, required: readonly unknown[]): string[] => [
  `\`${name}\``,
  typeOf(schema),
  required.includes(name) ? 'yes' : '',
  saysOf(schema),
];

const sectionOf = (name: string, schema: Json): string[] => [
  `## ${name}`,
  textOf(schema.description),
  markdownTable(
    ['field', 'is', 'required', 'meaning'],
    Object.entries(objectOf(schema.properties)).map(([field, inner]) => fieldRow(field, objectOf(inner), listOf(schema.required))),
  ),
];

const pathRows = (paths: Json): string[][] =>
  Object.entries(paths).map(([path, methods]) => {
    const get = objectOf(objectOf(methods).get);
    return [`\`GET ${path}\``, textOf(get.summary), textOf(get.description)];
  });

const parameterRows = (paths: Json): string[][] =>
  listOf(objectOf(objectOf(paths['/v1/orders']).get).parameters).map((each) => {
    const { name, description } = objectOf(each);
    return [`\`${textOf(name)}\``, textOf(description)];
  });

/** The reference of the retail API for a reader, from its OpenAPI document. */
export const retailApiPage = (): string => {
  const { info, paths, webhooks, components } = retailApiDocument();
  const hook = objectOf(objectOf(objectOf(webhooks)['order.updated']).post);
  const parts = [
    '# The retail API',
    GENERATED,
    `${textOf(objectOf(info).description)} The same as an OpenAPI 3.1 document: [retail-api.json](retail-api.json). How to connect a shop: [connect a retail API](../how-to/connect-a-retail-api.md).`,
    'Every request brings `Authorization: Bearer <token>`; every answer is JSON and has the header `Date`.',
    markdownTable(['request', 'gives', 'how'], pathRows(objectOf(paths))),
    'The lists are asked with:',
    markdownTable(['parameter', 'meaning'], parameterRows(objectOf(paths))),
    '## Webhooks',
    `${textOf(hook.summary)}: ${textOf(hook.description)}`,
    markdownTable(
      ['header', 'meaning'],
      listOf(hook.parameters).map((each) => [`\`${textOf(objectOf(each).name)}\``, textOf(objectOf(each).description)]),
    ),
    ...Object.entries(objectOf(objectOf(components).schemas)).flatMap(([name, schema]) => sectionOf(name, objectOf(schema))),
  ];
  return `${parts.join('\n\n')}\n`;
};
