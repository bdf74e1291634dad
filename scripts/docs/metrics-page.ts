import { readFileSync } from 'node:fs';
import { METRICS_OF } from '../../src/api/reports/report-metrics.ts';
import { REPORTS, type ReportName } from '../../src/api/reports/report-query.ts';
import { DEFINITIONS, type MetricName, type Unit } from '../../src/domain/metrics/definitions.ts';
import { GENERATED, markdownTable } from './markdown.ts';

const FOLDER = new URL('../../src/domain/metrics/', import.meta.url);

const isMetric = (name: string): name is MetricName => Object.hasOwn(DEFINITIONS, name);

const METRIC_NAMES: readonly MetricName[] = Object.keys(DEFINITIONS).filter(isMetric);

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

/** How a reader takes the figure, in JSON and in tables. */
const READ_AS = {
  money: '`1250` in JSON is `12.50` in a table, where the currency has two decimals',
  count: '`12` is twelve',
  ratio: '`0.125` is 12.5 %',
} as const satisfies Record<Unit, string>;

const reportsWith = (name: MetricName): ReportName[] => REPORTS.filter((report) => METRICS_OF[report].some((metric) => metric === name));

const standsIn = (name: MetricName): string => reportsWith(name).join(', ') || 'no report';

const unitOf = (name: MetricName): Unit => DEFINITIONS[name].unit;

const placesOf = (names: readonly MetricName[]): string => [...new Set(names.map(standsIn))].join('; ');

const readAs = (names: readonly MetricName[]): string => [...new Set(names.map((name) => READ_AS[unitOf(name)]))].join('; ');

const sectionOf = (id: string, names: readonly MetricName[]): string[] => {
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
        ['read', readAs(names)],
        ['stands in', placesOf(names)],
        ['source', source],
        ['defined in', `[\`${id}.ts\`](../../src/domain/metrics/${id}.ts)`],
      ],
    ),
  ];
};

/** The reference of the metrics, from the docstrings beside their formulas. */
export const metricsPage = (): string => {
  const byId = Map.groupBy(METRIC_NAMES, (name) => DEFINITIONS[name].id);
  return `${[
    '# Metrics',
    GENERATED,
    'Each metric is one file: its formula, and above it what it means. The name below is the name everywhere: in reports, in CSV, in JSON.',
    'A figure that cannot be worked out is empty (`null`), never a guess; the proof beside the report says why.',
    markdownTable(['kind', 'counted in'], Object.entries(UNITS)),
    'Where the grain says additive, rows may be added up. A ratio, an average or a count of customers may not: ask for the span itself.',
    markdownTable(
      ['report', 'its metrics, in the order of its columns'],
      REPORTS.map((report) => [report, METRICS_OF[report].map((name) => `\`${name}\``).join(', ')]),
    ),
    ...[...byId].flatMap(([id, names]) => sectionOf(id, names)),
  ].join('\n\n')}\n`;
};
