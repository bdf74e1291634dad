import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { readEmfLine } from './emf.fixture.ts';
import { METRICS, type MetricName } from './metric-names.ts';
import { emit, metricLine } from './metrics.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const LAMBDA = join(import.meta.dirname, '..');
const NAMES = Object.keys(METRICS) as MetricName[];

test('CloudWatch gives ten metrics for nothing, and there are no more', () => {
  assert.ok(NAMES.length <= 10);
});

test('a line is what CloudWatch takes metrics from, for each metric alone and for all together', () => {
  const all = Object.fromEntries(NAMES.map((name, index) => [name, index]));
  for (const values of [all, ...NAMES.map((name) => ({ [name]: 7 }))]) {
    const read = readEmfLine(`${metricLine(values, 'my-shop', NOW)}\n`);
    assert.deepEqual(read, { namespace: 'Tillbook', dimensions: { Shop: 'my-shop' }, values });
  }
});

test('emits one raw line, and none where nothing was counted', () => {
  const lines: string[] = [];
  const effects = { nowMs: () => NOW, write: (line: string) => void lines.push(line) };
  emit({ Freshness: 61 }, 'my-shop', effects);
  emit({}, 'my-shop', effects);
  emit({ Freshness: Number.NaN }, 'my-shop', effects);
  assert.equal(lines.length, 1);
  assert.equal(
    lines[0],
    '{"_aws":{"Timestamp":1772366400000,"CloudWatchMetrics":[{"Namespace":"Tillbook","Dimensions":[["Shop"]],"Metrics":[{"Name":"Freshness","Unit":"Seconds"}]}]},"Shop":"my-shop","Freshness":61}\n',
  );
});

/** The text of a file and of all below `src/lambda` that it takes values from; the registry itself says nothing of who emits. */
const closureOf = (path: string, seen = new Set<string>()): string => {
  if (seen.has(path) || path.endsWith('metric-names.ts') || !path.startsWith(LAMBDA)) return '';
  seen.add(path);
  const text = readFileSync(path, 'utf8');
  const imports = [...text.matchAll(/^import (?!type ).*? from '(\.[^']+)'/gms)].map(([, from = '']) => join(dirname(path), from));
  return [text, ...imports.map((from) => closureOf(from, seen))].join('\n');
};

test('each metric is emitted by the functions that the registry names, and by no other', () => {
  const functions = readdirSync(LAMBDA).filter((name) => name !== 'shared' && !name.includes('.'));
  for (const name of functions) {
    const source = closureOf(join(LAMBDA, name, 'index.ts'));
    if (source.includes('this function is not made yet')) continue;
    const found = NAMES.filter((metric) => new RegExp(`\\b${metric}\\b`).test(source));
    const wanted = NAMES.filter((metric) => (METRICS[metric].emittedBy as readonly string[]).includes(name));
    assert.deepEqual(found, wanted, name);
  }
});
