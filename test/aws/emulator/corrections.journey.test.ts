import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import type { Answer } from '../ask-gateway.fixture.ts';
import { type Canary, openCanary } from './open-canary.fixture.ts';
import { missing, python, VERSION } from './python.fixture.ts';

const ORIGIN = 'https://shop.example.com';

/** What is asked of both emulators; `aws`: what AWS would answer, which the plain one does not. */
type Case = { readonly asks: (canary: Canary) => Promise<unknown>; readonly aws: unknown };

const brief = ({ status, body }: Answer) => `${status} ${body}`;

const areDenied = async (sent: Promise<unknown>[]): Promise<boolean[]> =>
  (await Promise.allSettled(sent)).map((result) => result.status === 'rejected' && result.reason.name === 'AccessDeniedException');

const CASES: { readonly [correction: string]: Case } = {
  'cors: a preflight is answered by the gateway': {
    asks: async ({ ask }) => {
      const { status, headers } = await ask('Open', '/', { method: 'OPTIONS', headers: { origin: ORIGIN } });
      return [status, headers['access-control-allow-origin'], headers['access-control-allow-methods']];
    },
    aws: [204, ORIGIN, 'GET'],
  },
  'function_errors: what a function throws stays inside': {
    asks: async ({ ask }) => brief(await ask('Open', '/throws')),
    aws: '500 {"message":"Internal Server Error"}',
  },
  'stage_throttle: beyond the burst a request is refused': {
    asks: async ({ ask }) => {
      const answers = await Promise.all(Array.from({ length: 12 }, () => ask('Slow', '/')));
      return [...new Set(answers.map(brief))].sort();
    },
    aws: ['200 answered', '429 {"message":"Too Many Requests"}'],
  },
  'body_limit: more than 10 MB is refused': {
    asks: async ({ ask }) => brief(await ask('Open', '/', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1, 'x') })),
    aws: '413 {"message":"Request Entity Too Large"}',
  },
  'leading_keys: a foreign partition key is denied, and only that, in each kind of request': {
    asks: async ({ requests }) => {
      const [foreign, own] = [await areDenied(requests('QUARANTINE')), await areDenied(requests('ORDER#1'))];
      return { foreign, own };
    },
    aws: { foreign: Array(6).fill(true), own: Array(6).fill(false) },
  },
  'time_to_live: the template says which items expire': {
    asks: async ({ table }) => (await table.send(new DescribeTimeToLiveCommand({ TableName: 'canary' }))).TimeToLiveDescription,
    aws: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' },
  },
  // The last one: it deletes the stack.
  'bucket_deletion: a bucket that holds something is kept': {
    asks: ({ deleteStack }) => deleteStack(),
    aws: 'DELETE_FAILED',
  },
};

describe('MiniStack', { skip: missing }, () => {
  let plain: Canary;
  let corrected: Canary;
  before(async () => {
    [plain, corrected] = await Promise.all([openCanary('plain'), openCanary('corrected')]);
  });
  after(() => Promise.all([plain?.close(), corrected?.close()]));

  for (const [correction, { asks, aws }] of Object.entries(CASES))
    it(correction, async () => {
      assert.deepEqual(await asks(corrected), aws);
      assert.notDeepEqual(await asks(plain), aws, 'MiniStack has become right: take this correction out');
    });

  it('is refused in any other version', (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'tillbook-other-version-'));
    context.after(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'ministack-1.5.34.dist-info'));
    writeFileSync(join(folder, 'ministack-1.5.34.dist-info', 'METADATA'), 'Metadata-Version: 2.1\nName: ministack\nVersion: 1.5.34\n');
    const { status, stderr } = spawnSync(python, ['test/aws/emulator/launch.py'], { env: { PYTHONPATH: folder }, encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(
      stderr,
      new RegExp(`ministack is 1\\.5\\.34, and the corrections are known to fit ${VERSION.replaceAll('.', '\\.')} only`),
    );
  });
});
