import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVersions, instantsOfVersion, versionAfter, versionOf } from './version.ts';

test('puts the version right behind another before every later statement, also where a byte runs over', () => {
  for (const readMs of [0, 254, 255, 65_535, 1_773_000_000_000, 2 ** 32 - 1]) {
    const version = versionOf(1_773_000_000_000, readMs);
    const next = versionAfter(version);
    assert.deepEqual(instantsOfVersion(next), { updatedAtMs: 1_773_000_000_000, readAtMs: readMs + 1 });
    assert.ok(compareVersions(version, next) < 0);
    assert.ok(compareVersions(next, versionOf(1_773_000_000_000, readMs + 2)) < 0);
    assert.ok(compareVersions(next, versionOf(1_773_000_000_001, 0)) < 0);
  }
});
