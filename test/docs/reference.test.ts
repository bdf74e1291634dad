import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { readDocstring } from '../../scripts/docs/metrics-page.ts';
import { sampleItems } from '../../scripts/docs/sample-table.ts';
import { isAttribute } from '../../scripts/docs/table-page.ts';
import { METRICS_OF } from '../../src/api/reports/report-metrics.ts';
import { REPORTS } from '../../src/api/reports/report-query.ts';
import { DEFINITIONS } from '../../src/domain/metrics/definitions.ts';
import { isOfKind } from '../../src/store/kind-of-item.ts';
import { type ItemKind, TABLE_DESCRIPTION } from '../../src/store/table-description.ts';

const KINDS: readonly ItemKind[] = TABLE_DESCRIPTION;
const KEY = ['pk', 'sk'];

describe('the generated reference', () => {
  test('is what the code says', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/docs.ts', '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });

  test('describes every item that the pipeline writes, and nothing that it does not', async () => {
    const items = await sampleItems();
    for (const item of items) assert.equal(KINDS.filter((kind) => isOfKind(item, kind)).length, 1, `${item.pk} / ${item.sk}`);
    for (const kind of KINDS)
      assert.ok(
        items.some((item) => isOfKind(item, kind)),
        `no sample of ${kind.pk}`,
      );
  });

  test('describes every attribute, and says which may be absent', async () => {
    for (const item of await sampleItems()) {
      const attributes = KINDS.find((kind) => isOfKind(item, kind))?.attributes ?? [];
      const stored = Object.keys(item).filter((name) => !KEY.includes(name));
      for (const name of stored)
        assert.ok(
          attributes.some((attribute) => isAttribute(name, attribute)),
          `${item.pk} has "${name}"`,
        );
      for (const attribute of attributes.filter(({ optional }) => optional !== true)) {
        assert.ok(
          stored.some((name) => isAttribute(name, attribute)),
          `${item.pk} lacks "${attribute.name}"`,
        );
      }
    }
  });

  test('has a section for every metric of every report, which names that report', () => {
    const sections = readFileSync('docs/reference/metrics.md', 'utf8').split(/^## /m);
    for (const report of REPORTS) {
      for (const name of METRICS_OF[report]) {
        const section = sections.find((text) => text.split('\n', 1)[0]?.includes(`\`${name}\``));
        assert.match(section ?? '', new RegExp(`^\\| stands in \\|.*\\b${report}\\b`, 'm'), `${name} of ${report}`);
      }
    }
  });

  test('has a definition for every metric file', () => {
    const ids = new Set<string>(Object.values(DEFINITIONS).map(({ id }) => id));
    const helpers = new Set(['amount-metrics', 'definitions', 'mean-minor', 'ratio']);
    const files = readdirSync('src/domain/metrics').filter((name) => name.endsWith('.ts') && !name.includes('.test.'));
    for (const name of files.map((file) => file.slice(0, -'.ts'.length))) assert.ok(ids.has(name) || helpers.has(name), name);
  });

  test('refuses a metric whose docstring lacks a tag', () => {
    const text = '/**\n * What goods brought in.\n * @unit minor units\n */\nexport const netSales = 1;';
    assert.throws(() => readDocstring(text, 'net-sales'), /net-sales\.ts lacks @formula/);
  });
});
