import { PROBLEMS, type ProblemCode } from '../../src/api/errors.ts';
import { MAX_BODY_BYTES, MAX_HEADER_BYTES, MAX_URL_LENGTH } from '../../src/api/limits.ts';
import { openApiOf, refusalsOf } from '../../src/api/openapi.ts';
import type { RouteForm } from '../../src/api/route.ts';
import { ROUTES } from '../../src/api/routes.ts';
import { named } from '../../src/api/schemas/registry.ts';
import { columnsOfTable, TABLE_DEFINITIONS, type TableDefinition } from '../../src/api/tables/table-definitions.ts';
import { GENERATED, markdownTable } from './markdown.ts';

type Json = { readonly [name: string]: unknown };

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Json;
};

const DOCUMENT = openApiOf(ROUTES);

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const typeText = (schema: Json): string => {
  if (Array.isArray(schema.enum)) return schema.enum.map((name) => `\`${name}\``).join(', ');
  if (typeof schema.$ref === 'string') return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  if (schema.type === 'array' && isObject(schema.items)) return `list of ${typeText(schema.items)}`;
  if (Array.isArray(schema.anyOf)) return [...new Set(schema.anyOf.filter(isObject).map(typeText))].join(' or ');
  const type = listOf(schema.type).join(' or ') || String(schema.type ?? 'anything');
  return schema.format === undefined ? type : `${type} (${schema.format})`;
};

const operationOf = ({ path, method }: RouteForm): { parameters: readonly Parameter[] } => {
  const operations = DOCUMENT.paths[path] as Readonly<Record<string, { parameters: readonly Parameter[] }>>;
  return operations[method.toLowerCase()] ?? { parameters: [] };
};

const parameterRow = ({ name, in: place, required, description = '', schema }: Parameter): string[] => [
  `\`${name}\``,
  place,
  required ? 'yes' : '',
  typeText(schema),
  description,
];

const scopeText = ({ scope }: RouteForm): string => (scope === 'public' ? 'needs no token' : `scope \`${scope}\``);

const routeSection = (route: RouteForm): string[] => {
  const { parameters } = operationOf(route);
  return [
    `### ${route.method} ${route.path}`,
    `${route.summary}; ${scopeText(route)}. ${route.says}`,
    ...(parameters.length === 0 ? [] : [markdownTable(['parameter', 'in', 'needed', 'type', 'meaning'], parameters.map(parameterRow))]),
    ...(route.body === undefined ? [] : [`The body is \`${named.get(route.body)?.id}\`.`]),
    `Answers as ${route.media.map((type) => `\`${type}\``).join(' or ')}.`,
  ];
};

const propertyRows = (schema: Json): string[][] => {
  const required = new Set(listOf(schema.required));
  return Object.entries(isObject(schema.properties) ? schema.properties : {}).map(([name, property]) => [
    `\`${name}\``,
    required.has(name) ? 'yes' : '',
    isObject(property) ? typeText(property) : '',
    isObject(property) ? String(property.description ?? '') : '',
  ]);
};

const schemaSection = ([id, schema]: readonly [string, unknown]): string[] => {
  if (!isObject(schema)) return [];
  const rows = propertyRows(schema);
  return [
    `### ${id}`,
    String(schema.description ?? ''),
    ...(rows.length === 0 ? [] : [markdownTable(['field', 'always there', 'type', 'meaning'], rows)]),
  ];
};

const isAnywhere = (code: ProblemCode): boolean => ROUTES.every((route) => refusalsOf(route).includes(code));

const problemRows = (): string[][] =>
  Object.entries(PROBLEMS).map(([code, { status, title }]) => [
    String(status),
    `\`urn:tillbook:problem:${code}\``,
    title,
    isAnywhere(code as ProblemCode)
      ? 'any'
      : ROUTES.filter((route) => refusalsOf(route).includes(code as ProblemCode)).length > 0
        ? 'some'
        : 'any path',
  ]);

const tableRow = (table: TableDefinition): string[] => [
  `\`${table.name}\``,
  table.says,
  columnsOfTable(table)
    .map(({ name }) => `\`${name}\``)
    .join(' '),
];

/** The reference of the API, from the table of routes that answers it. */
export const apiPage = (): string =>
  `${[
    '# The API',
    GENERATED,
    'Served by `tillbook start`; [how to use it](../how-to/use-the-api.md). `GET /v1/openapi.json` is the same as OpenAPI 3.1. `HEAD` answers as `GET` without a body, `OPTIONS` with the methods of a path.',
    markdownTable(
      ['method', 'path', 'what', 'scope'],
      ROUTES.map((route) => [route.method, `\`${route.path}\``, route.summary, route.scope === 'public' ? '' : `\`${route.scope}\``]),
    ),
    '## Rules',
    [
      '- A token of `tillbook token create` is sent as `Authorization: Bearer tb_…`, never in an address.',
      "- Money is whole minor units of the shop's currency; CSV has decimals. Days are those of the shop's zone, and ranges have both ends included.",
      '- An unknown parameter is refused, so that none is misspelt in silence.',
      '- Every answer to `GET` has an `ETag`; sent back as `If-None-Match` it is answered with 304 while nothing has changed. What is larger than 1 KB is packed for who accepts gzip.',
      '- A page that is not the last has `nextCursor`, and the header `Link` with the address of the next.',
      `- A body has at most ${MAX_BODY_BYTES} bytes, an address ${MAX_URL_LENGTH} characters, request line and headers ${MAX_HEADER_BYTES} bytes.`,
    ].join('\n'),
    '## Routes',
    ...ROUTES.flatMap(routeSection),
    '## Tables',
    markdownTable(['table', 'what', 'columns'], TABLE_DEFINITIONS.map(tableRow)),
    '## What is refused',
    'As `application/problem+json` (RFC 9457). `errors` names each parameter, what it was, and what is allowed.',
    markdownTable(['status', 'type', 'meaning', 'where'], problemRows()),
    '## Bodies',
    ...Object.entries(DOCUMENT.components.schemas).flatMap(schemaSection),
  ].join('\n\n')}\n`;
