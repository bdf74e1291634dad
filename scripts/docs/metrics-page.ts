import { readFileSync } from 'node:fs';
import { DEFINITIONS, type Unit } from '../../src/domain/metrics/definitions.ts';
import { GENERATED, markdownTable } from './markdown.ts';

const FOLDER = new URL('../../src/domain/metrics/', import.meta.url);

const TAGS = ['unit', 'formula', 'grain', 'source'] as const;
type Docstring = { readonly meaning: string } & Readonly<Record<(typeof TAGS)[number], string>>;

const camelCase = (id: string): string => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const commentBefore = (text: string, name: string, id: string): string => {
  const at = text.indexOf(`export const ${name} =`);
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(text.slice(0, Math.max(at, 0)))?.[1];
  if (comment === undefined) throw new Error(`${id}.ts exports no "${name}" with a docstring; every metric needs one`);
  return comment.replace(/^\s*\* ?/gm, '').trim();
};

/** The docstring of a metric's function, taken apart. Throws where a tag is missing. */
export const readDocstring = (text: string, id: string): Docstring => {
  const [meaning = '', ...tagged] = commentBefore(text, camelCase(id), id).split(/^@/m);
  const tags = new Map(tagged.map((part): [string, string] => [part.split(' ', 1)[0] ?? '', part.replace(/^\S+\s*/, '')]));
  const oneLine = (part: string): string => part.replace(/\s+/g, ' ').trim();
  const tag = (name: string): string => {
    const found = tags.get(name);
    if (found === undefined) throw new Error(`${id}.ts lacks @${name} in its docstring`);
    return oneLine(found);
  };
  return { meaning: oneLine(meaning), unit: tag('unit'), formula: tag('formula'), grain: tag('grain'), source: tag('source') };
};

const UNITS = {
  money: "whole minor units of the shop's currency (pence, cents); tables and CSV write them as decimals",
  count: 'whole numbers',
  ratio: 'a share of 1, to four digits',
} as const satisfies Record<Unit, string>;

const sectionOf = (id: string, names: readonly string[]): string[] => {
  const { meaning, unit, formula, grain, source } = readDocstring(readFileSync(new URL(`${id}.ts`, FOLDER), 'utf8'), id);
  return [
    `## ${names.map((name) => `\`${name}\``).join(', ')}`,
    meaning,
    markdownTable(
      ['', ''],
      [
        ['formula', formula],
        ['unit', unit],
        ['grain', grain],
        ['source', source],
        ['defined in', `[\`${id}.ts\`](../../src/domain/metrics/${id}.ts)`],
      ],
    ),
  ];
};

/** The reference of the metrics, from the docstrings beside their formulas. */
export const metricsPage = (): string => {
  const byId = Map.groupBy(Object.entries(DEFINITIONS), ([, { id }]) => id);
  return `${[
    '# Metrics',
    GENERATED,
    'Each metric is one file: its formula, and above it what it means. The name below is the name everywhere: in reports, in CSV, in JSON.',
    'A figure that cannot be worked out is empty (`null`), never a guess; the proof beside the report says why.',
    markdownTable(['kind', 'counted in'], Object.entries(UNITS)),
    ...[...byId].flatMap(([id, entries]) =>
      sectionOf(
        id,
        entries.map(([name]) => name),
      ),
    ),
  ].join('\n\n')}\n`;
};
