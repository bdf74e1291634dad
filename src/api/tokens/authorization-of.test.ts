import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorizationOf } from './authorization-of.ts';

const of = (method: string, headers: Record<string, string>): string | undefined => authorizationOf({ method, headers });

test('takes the header, else the cookie, which only reads', () => {
  assert.equal(of('GET', { cookie: 'a=1; tillbook=tb_x; b=2' }), 'Bearer tb_x');
  assert.equal(of('HEAD', { cookie: 'tillbook=tb_x' }), 'Bearer tb_x');
  assert.equal(of('POST', { cookie: 'tillbook=tb_x' }), undefined);
  assert.equal(of('POST', { authorization: 'Bearer tb_y', cookie: 'tillbook=tb_x' }), 'Bearer tb_y');
  assert.equal(of('GET', { authorization: 'Basic eDp5', cookie: 'tillbook=tb_x' }), 'Basic eDp5');
  assert.equal(of('GET', { cookie: 'nottillbook=tb_x' }), undefined);
});
