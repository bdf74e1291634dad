import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AwsV4Signer } from 'aws4fetch';
import fc from 'fast-check';
import { objectRequest } from '../s3/object-request.ts';
import { signedHeaders } from './signed-headers.ts';
import { signingKeys } from './signing-key.ts';

const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const keyFor = signingKeys(KEYS.secretAccessKey);

const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2035, 0, 1) });
const values = fc.stringMatching(/^[!-~]( ?[!-~]){0,20}$/);

// `aws4fetch` is what we would sign with if it were not for its start; see decision 14.
test('aws4fetch signs the same', async () => {
  const requests = fc.record({ target: values, token: values, body: fc.string({ unit: 'grapheme', minLength: 1 }), atMs: instants });
  await fc.assert(
    fc.asyncProperty(requests, async ({ target, token, body, atMs }) => {
      const headers = { host: 'dynamodb.eu-west-1.amazonaws.com', 'x-amz-target': target, 'x-amz-security-token': token };
      const scope = { region: 'eu-west-1', service: 'dynamodb' };
      const ours = signedHeaders({ method: 'POST', path: '/', headers, body }, { ...scope, accessKeyId: KEYS.accessKeyId, keyFor }, atMs);
      const options = { ...KEYS, ...scope, headers, body, allHeaders: true, datetime: ours['x-amz-date'] ?? '' };
      const theirs = await new AwsV4Signer({ url: `https://${headers.host}/`, ...options }).sign();
      assert.equal(ours.authorization, theirs.headers.get('authorization'));
    }),
    { seed: 14, numRuns: 200 },
  );
});

test('aws4fetch signs the same for every key of an object, in as far as a URL can hold it', async () => {
  const keys = fc.string({
    unit: fc.oneof(
      fc.constantFrom('/', '+', ' ', '%', '~', '*', "'", '(', '?', '#', '&', '='),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(keys, instants, async (key, atMs) => {
      fc.pre(key.isWellFormed() && !key.split('/').some((part) => part === '.' || part === '..'));
      const { path, headers, method, body } = objectRequest({ bucket: 'b', key });
      const scope = { region: 'eu-west-1', service: 's3' };
      const all = { ...headers, host: 's3.eu-west-1.amazonaws.com' };
      const ours = signedHeaders({ method, path, body, headers: all }, { ...scope, accessKeyId: KEYS.accessKeyId, keyFor }, atMs);
      const options = { ...KEYS, ...scope, headers: all, method, allHeaders: true, datetime: ours['x-amz-date'] ?? '' };
      const theirs = await new AwsV4Signer({ url: `https://${all.host}${path}`, ...options }).sign();
      assert.equal(ours.authorization, theirs.headers.get('authorization'));
    }),
    { seed: 14, numRuns: 500 },
  );
});
