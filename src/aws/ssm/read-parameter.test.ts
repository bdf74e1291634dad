import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AwsError } from '../aws-error.ts';
import { fails, json, loopback, reset } from '../loopback.fixture.ts';
import { readParameter } from './read-parameter.ts';

test('reads a parameter, decrypted', async (context) => {
  const { send, asked } = await loopback(context, reset, json(200, { Parameter: { Value: 'the-token', Type: 'SecureString' } }));
  assert.equal(await readParameter(send, '/tillbook/myshop/guest-key'), 'the-token');
  assert.deepEqual(JSON.parse(asked[1]?.body ?? ''), { Name: '/tillbook/myshop/guest-key', WithDecryption: true });
  assert.equal(asked[1]?.headers['x-amz-target'], 'AmazonSSM.GetParameter');
});

test('a parameter that is not there is undefined', async (context) => {
  const { send } = await loopback(context, fails(400, 'ParameterNotFound'));
  assert.equal(await readParameter(send, '/tillbook/myshop/guest-key'), undefined);
});

test('a parameter that may not be read is an error that names it and the remedy', async (context) => {
  const { send } = await loopback(context, fails(400, 'AccessDeniedException'));
  const message = 'the parameter /a/b was not read: because; let the role of this function ssm:GetParameter on it';
  await assert.rejects(
    readParameter(send, '/a/b'),
    (error) => error instanceof AwsError && error.name === 'AccessDeniedException' && error.message === message,
  );
});

test('an answer without a value is a failure, not an empty text', async (context) => {
  const { send } = await loopback(context, json(200, { Parameter: {} }));
  await assert.rejects(readParameter(send, '/a/b'), /the parameter \/a\/b came without a value/);
});
