import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { retailApiDocument } from '../../scripts/docs/retail-api-document.ts';
import { SourceName } from '../../src/domain/ids.ts';
import { toOrder } from '../../src/sources/retail-api/mapping/to-order.ts';

test('the order that the how-to shows is taken', () => {
  const page = readFileSync('docs/how-to/connect-a-retail-api.md', 'utf8');
  const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  const outcome = toOrder(JSON.parse(shown), { source: SourceName.parse('shop'), guestKey: () => undefined });
  assert.equal(outcome.kind, 'order', JSON.stringify(outcome));
});

test('every reference of the OpenAPI document leads to a schema of it, and every schema is of use', () => {
  const document = JSON.stringify(retailApiDocument());
  const named = new Set([...document.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name));
  const { components } = JSON.parse(document);
  assert.deepEqual([...named].sort(), Object.keys(components.schemas).sort());
  assert.doesNotMatch(document, /\$defs/);
});
