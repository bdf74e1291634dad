import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOCUMENT } from '../../src/api/api.fixture.ts';
import { SETTINGS } from './platform.fixture.ts';

const PAGE = ['GET /', 'GET /sign-in', 'POST /sign-in', 'POST /sign-out', 'GET /assets/{file}', 'GET /page/v1/{proxy+}'];

type Operation = { readonly security: readonly object[] };

/** Every operation of the document but those by OPTIONS, which the gateway answers itself. */
const OPERATIONS = Object.entries(DOCUMENT.paths).flatMap(([path, operations]) =>
  Object.entries(operations as Record<string, Operation>)
    .filter(([method]) => method !== 'options')
    .map(([method, { security }]) => ({ key: `${method.toUpperCase()} ${path}`, needsBearer: security.length > 0 })),
);

const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1);

test("Routes: the template has those of the document and the page's, and no other", () => {
  const ofPage = PAGE.map((key) => ({ key, needsBearer: false }));
  // A name that takes all that is left of a path is an id with a slash in it: one name of the document.
  const documented = SETTINGS.routes.map(({ key, needsBearer }) => ({ key: key.replace(/\{id\+\}$/, '{id}'), needsBearer }));
  assert.deepEqual(documented.sort(byKey), [...OPERATIONS, ...ofPage].sort(byKey));
});

test('what needs no token is a webhook, the description, and what the page is made of', () => {
  const open = SETTINGS.routes.filter(({ needsBearer }) => !needsBearer).map(({ key }) => key);
  assert.deepEqual(new Set(open), new Set(['POST /v1/webhooks/{source}', 'GET /v1/openapi.json', 'HEAD /v1/openapi.json', ...PAGE]));
});
