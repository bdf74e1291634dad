import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Signable, signedHeaders } from './signed-headers.ts';
import { signingKeys } from './signing-key.ts';

const signatureOf = (authorization: string | undefined): string => authorization?.split('Signature=')[1] ?? '';

const TOKEN =
  'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==';

/** AWS's own cases: `aws-sig-v4-test-suite`, without those that have a query or a path to be shortened, which our requests never have. */
const CASES: Record<string, [Partial<Signable>, signature: string]> = {
  'get-vanilla': [{}, '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  'get-utf8': [{ path: '/%E1%88%B4' }, '8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85'],
  'get-header-value-trim': [
    { headers: { 'my-header1': ' value1', 'my-header2': ' "a   b   c"' } },
    'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
  ],
  'post-vanilla': [{ method: 'POST' }, '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
  'post-header-key-sort': [
    { method: 'POST', headers: { 'my-header1': 'value1' } },
    'c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c',
  ],
  'post-x-www-form-urlencoded': [
    { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'Param1=value1' },
    'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
  ],
  'post-sts-header-before': [
    { method: 'POST', headers: { 'x-amz-security-token': TOKEN } },
    '85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead',
  ],
};

describe('signatures', () => {
  const keyFor = signingKeys('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY');
  const signer = { accessKeyId: 'AKIDEXAMPLE', region: 'us-east-1', service: 'service', keyFor };
  for (const [name, [more, signature]] of Object.entries(CASES)) {
    it(`are those of AWS's case ${name}`, () => {
      const headers = { host: 'example.amazonaws.com', ...more.headers };
      const signed = signedHeaders({ method: 'GET', path: '/', body: '', ...more, headers }, signer, Date.UTC(2015, 7, 30, 12, 36));
      assert.equal(signatureOf(signed.authorization), signature);
    });
  }

  // Amazon S3 API reference, "Signature Calculations for the Authorization Header", example: GET Object
  it("are that of S3's own example", () => {
    const s3 = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', region: 'us-east-1', service: 's3' };
    const headers = {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    };
    const request = { method: 'GET', path: '/test.txt', headers, body: '' };
    const signed = signedHeaders(
      request,
      { ...s3, keyFor: signingKeys('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY') },
      Date.UTC(2013, 4, 24),
    );
    assert.equal(signatureOf(signed.authorization), 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
  });
});

describe('keys', () => {
  it('are derived once a day, for each region and service', () => {
    const keyFor = signingKeys('secret');
    const scope = { day: '20261125', region: 'eu-west-1', service: 'dynamodb' };
    const key = keyFor(scope);
    const others = [{ service: 's3' }, { region: 'eu-west-2' }, { day: '20261126' }].map((other) => keyFor({ ...scope, ...other }));
    assert.equal(new Set([key, ...others].map((each) => Buffer.from(each).toString('hex'))).size, 4);
    const { day: _, ...rest } = scope;
    assert.equal(keyFor({ ...rest, day: '20261127' }), keyFor({ ...rest, day: '20261127' }));
  });
});
