import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Send } from '../../../src/aws/aws.ts';
import { AwsError } from '../../../src/aws/aws-error.ts';
import { openObject } from '../../../src/aws/s3/open-object.ts';
import { sendFromEnv } from '../../../src/aws/send-from-env.ts';
import { readParameter } from '../../../src/aws/ssm/read-parameter.ts';
import { systemEffects } from '../../../src/aws/system-effects.ts';
import { type Emulator, openEmulator } from './open-emulator.fixture.ts';
import { missing } from './python.fixture.ts';

const REGION = 'eu-central-1';
const BUCKET = 'tillbook-small-clients';
const KEYS = ['imports/a b+c%2Fd.csv', 'imports//x', "imports/é🔥?#&='()*!~.csv"];

const named =
  (name: string) =>
  (error: unknown): boolean =>
    error instanceof AwsError && error.name === name;

describe('the small clients, over TLS to MiniStack', { skip: missing }, () => {
  let emulator: Emulator;
  let send: Send;
  const access = () => ({
    endpoint: emulator.endpoint,
    region: REGION,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  before(async () => {
    emulator = await openEmulator();
    send = sendFromEnv(emulator.environment, systemEffects);
    const s3 = new S3Client({ ...access(), forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' });
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration: { LocationConstraint: REGION } }));
    for (const Key of KEYS) await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: Key, Metadata: { 'exported-at': '2026' } }));
  });
  after(() => emulator.close());

  it('reads every key that the SDK wrote, whole and from a position', async () => {
    for (const key of KEYS) {
      const object = await openObject(send, { bucket: BUCKET, key }, systemEffects);
      assert.ok(object, key);
      const bytes = Buffer.byteLength(key);
      assert.deepEqual([await text(object.body), object.bytes, object.metadata], [key, bytes, { 'exported-at': '2026' }]);
      const rest = await openObject(send, { bucket: BUCKET, key, from: { offset: 3, etag: object.etag } }, systemEffects);
      assert.ok(rest);
      assert.deepEqual([await text(rest.body), rest.bytes], [key.slice(3), bytes]);
    }
  });

  it('tells an object that is missing from one that was replaced', async () => {
    assert.equal(await openObject(send, { bucket: BUCKET, key: 'imports/none' }, systemEffects), undefined);
    const replaced = openObject(send, { bucket: BUCKET, key: KEYS[0] ?? '', from: { offset: 1, etag: '"other"' } }, systemEffects);
    await assert.rejects(replaced, named('PreconditionFailed'));
  });

  it('reads a parameter that is kept encrypted, and knows one that is missing', async () => {
    await new SSMClient(access()).send(new PutParameterCommand({ Name: '/tillbook/t/guest-key', Value: 'x y', Type: 'SecureString' }));
    assert.equal(await readParameter(send, '/tillbook/t/guest-key'), 'x y');
    assert.equal(await readParameter(send, '/tillbook/t/none'), undefined);
  });
});
