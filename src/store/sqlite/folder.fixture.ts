import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** The path of a file, not yet made, in a folder that goes with the test. */
export function freshPath(context: Pick<TestContext, 'after'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tillbook-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'table.db');
}
