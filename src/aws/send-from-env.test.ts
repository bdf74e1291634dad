import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CREDENTIALS, json, loopback } from './loopback.fixture.ts';
import { type Environment, sendFromEnv } from './send-from-env.ts';
import { readParameter } from './ssm/read-parameter.ts';

const KEYS = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId, AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey };

const VALUE = json(200, { Parameter: { Value: 'x' } });

test('sends to the endpoint, with the region, the key and the token of the environment', async (context) => {
  const { endpoint, effects, asked } = await loopback(context, VALUE, VALUE);
  const env = { ...KEYS, AWS_ENDPOINT_URL: endpoint.href };
  await readParameter(sendFromEnv({ ...env, AWS_SESSION_TOKEN: 'session' }, effects), '/a');
  await readParameter(sendFromEnv(env, effects), '/a');
  assert.match(asked[0]?.headers.authorization ?? '', /Credential=AKIDEXAMPLE\/20261125\/eu-west-1\/ssm\/aws4_request/);
  assert.deepEqual(
    asked.map(({ headers }) => headers['x-amz-security-token']),
    ['session', undefined],
  );
  assert.equal(asked[0]?.headers.host, endpoint.host);
});

test('names all that the environment lacks, and an endpoint that is none', async (context) => {
  const { effects } = await loopback(context);
  const opening = (env: Environment) => () => sendFromEnv(env, effects);
  assert.throws(opening({ AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: '' }), /lacks AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY; Lambda sets/);
  assert.throws(opening({ ...KEYS, AWS_ENDPOINT_URL: 'localhost:4566' }), /AWS_ENDPOINT_URL is "localhost:4566"; give an address such as/);
});
