import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSignInCode } from './sign-in-code.ts';

test('a code gives its token once, and a wrong one gives none', () => {
  const { code, redeem } = createSignInCode('tb_token');
  assert.match(code, /^[\w-]{24}$/);
  assert.equal(redeem(`${code}x`), undefined);
  assert.equal(redeem('x'.repeat(code.length)), undefined);
  assert.equal(redeem(code), 'tb_token');
  assert.equal(redeem(code), undefined);
  assert.notEqual(createSignInCode('tb_token').code, code);
});
