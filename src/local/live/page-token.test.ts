import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { listTokens, revokeTokens } from '../../api/tokens/keep-tokens.ts';
import { folderFiles } from '../folder-files.ts';
import { openTemporary } from './live.fixture.ts';
import { readPageToken } from './page-token.ts';

test('the token of the page stays the same, may only read, and is the owner’s alone', async (context) => {
  const { dir, effects } = await openTemporary(context);
  const token = await readPageToken(dir, effects);
  assert.equal(await readPageToken(dir, effects), token);
  const { pageToken } = folderFiles(dir);
  assert.equal(statSync(pageToken).mode & 0o777, 0o600);
  assert.equal(readFileSync(pageToken, 'utf8').trim(), token);
  assert.deepEqual(
    (await listTokens(effects)).map(({ scopes }) => scopes),
    [['read']],
  );
});

test('a token that was revoked is replaced by another', async (context) => {
  const { dir, effects } = await openTemporary(context);
  const token = await readPageToken(dir, effects);
  await revokeTokens('page of this folder', effects);
  assert.notEqual(await readPageToken(dir, effects), token);
});
