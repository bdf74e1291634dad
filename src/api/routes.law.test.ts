import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RouteForm } from './route.ts';
import { ROUTES, ROUTES_BY_FUNCTION } from './routes.ts';

/** Which function answers a route on AWS: the rule by which its rights and its code are cut. */
const functionOf = ({ scope, path }: RouteForm): keyof typeof ROUTES_BY_FUNCTION => {
  if (scope === 'collect' || path === '/v1/webhooks/{source}') return 'collect';
  return scope === 'admin' ? 'admin' : 'query';
};

const namesOf = (routes: readonly RouteForm[]): string[] => routes.map(({ id }) => id).sort();

test('Partition: each route is answered by one function, by the rule', () => {
  for (const [name, routes] of Object.entries(ROUTES_BY_FUNCTION)) {
    assert.deepEqual(namesOf(routes), namesOf(ROUTES.filter((route) => functionOf(route) === name)), name);
    assert.notEqual(routes.length, 0);
  }
});

test('whatever reads is below the page as well, and nothing else is', () => {
  assert.ok(ROUTES_BY_FUNCTION.query.every(({ method }) => method === 'GET'));
  assert.ok(ROUTES.filter(({ method }) => method === 'GET').every((route) => functionOf(route) === 'query'));
});
