import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import {
  App,
  Duration,
  aws_dynamodb as dynamodb,
  aws_ec2 as ec2,
  aws_kms as kms,
  aws_lambda as lambda,
  Stack,
  aws_s3 as s3,
} from 'aws-cdk-lib';
import { CDK_APP_MODE_CONTEXT, VALIDATION_REPORT_FILE } from 'aws-cdk-lib/cx-api';
import { Settings } from '../settings.ts';
import { proveFree } from './prove-free.ts';

const settings = Settings.parse({ shop: 'example', zone: 'Europe/London', currency: 'GBP' });

/** What CDK says of an app, and its report; an app that may be made says nothing. */
const synth = (context: TestContext, build: (stack: Stack, app: App) => void, changes: Partial<Settings> = {}): string => {
  const outdir = mkdtempSync(join(tmpdir(), 'tillbook-free-'));
  context.after(() => rmSync(outdir, { recursive: true, force: true }));
  const app = new App({ outdir, analyticsReporting: false, treeMetadata: false, context: { [CDK_APP_MODE_CONTEXT]: 'inmemory' } });
  build(new Stack(app, 'one'), app);
  proveFree(app, { ...settings, ...changes });
  try {
    app.synth();
  } catch (error) {
    assert.ok(error instanceof Error);
    return error.message;
  }
  assert.ok(JSON.parse(readFileSync(join(outdir, VALIDATION_REPORT_FILE), 'utf8')));
  return '';
};

const table = (stack: Stack, writes: number): dynamodb.Table =>
  new dynamodb.Table(stack, 'Table', {
    partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
    readCapacity: 5,
    writeCapacity: writes,
  });

describe('an app that would cost', () => {
  test('ends the synthesis with the rule, the resource, the price and the way out', (context) => {
    const said = synth(context, (stack) => new kms.Key(stack, 'Key'));
    for (const part of [/TillbookFreeTier::kms-keys/, /one\/Key/, /\$1\.00 a key-month/, /leave the encryption to the keys of AWS/])
      assert.match(said, part);
  });

  test('is summed over its stacks', (context) => {
    assert.equal(
      synth(context, (one, app) => [table(one, 20), table(new Stack(app, 'two'), 5)]),
      '',
    );
    assert.match(
      synth(context, (one, app) => [table(one, 20), table(new Stack(app, 'two'), 6)]),
      /26 write units, above 25/,
    );
  });

  test("is judged with CDK's own defaults and overrides", (context) => {
    const said = synth(context, (stack) => {
      new ec2.Vpc(stack, 'Net');
      new dynamodb.TableV2(stack, 'Replicas', { partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING } });
      const code = lambda.Code.fromInline('exports.handler = () => 1;');
      new lambda.Function(stack, 'Silent', { runtime: lambda.Runtime.NODEJS_24_X, handler: 'index.handler', code });
      const overridden = table(stack, 5).node.defaultChild;
      assert.ok(overridden instanceof dynamodb.CfnTable);
      overridden.addPropertyOverride('BillingMode', 'PAY_PER_REQUEST');
    });
    for (const id of ['nat-gateways', 'fixed-addresses', 'dynamodb-global-tables', 'function-logs', 'dynamodb-on-demand'])
      assert.match(said, new RegExp(`TillbookFreeTier::${id}`));
  });

  test('has a bucket only where it is free or the settings ask for it', (context) => {
    const bucket = (stack: Stack): void =>
      void new s3.Bucket(stack, 'Files', {
        lifecycleRules: [{ expiration: Duration.days(1) }],
        blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
        enforceSSL: true,
      });
    assert.match(synth(context, bucket), /s3-buckets.*/);
    assert.equal(synth(context, bucket, { fileImports: true }), '');
    assert.equal(synth(context, bucket, { freeTier: 'legacy-12-month' }), '');
  });
});
