import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFailure } from './failed-event.ts';

const messageOf = (body: unknown) => ({
  Body: typeof body === 'string' ? body : JSON.stringify(body),
  ReceiptHandle: 'receipt',
  Attributes: { SentTimestamp: String(Date.parse('2026-03-01T10:00:00Z')) },
});

// As the Lambda Developer Guide shows the record of a destination.
const RECORD = {
  version: '1.0',
  timestamp: '2026-03-01T09:59:58.000Z',
  requestContext: {
    requestId: 'e4b46cbf-b738-xmpl-8880-a18cdf61200e',
    functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:tillbook-my-shop-import:$LATEST',
    condition: 'RetriesExhausted',
    approximateInvokeCount: 3,
  },
  requestPayload: { Records: [{ eventName: 'ObjectCreated:Put' }] },
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  responsePayload: { errorType: 'StoreError', errorMessage: 'tillbook-my-shop: throttled' },
};

test('tells whose event it was, why it failed and what it was', () => {
  assert.deepEqual(readFailure(messageOf(RECORD)), {
    at: '2026-03-01T09:59:58.000Z',
    functionName: 'tillbook-my-shop-import',
    why: 'tillbook-my-shop: throttled',
    event: { Records: [{ eventName: 'ObjectCreated:Put' }] },
    receipt: 'receipt',
  });
});

test('says what AWS says where a function never answered', () => {
  const { responsePayload: _, ...record } = RECORD;
  assert.equal(readFailure(messageOf(record)).why, 'RetriesExhausted');
});

test('takes what a schedule sent in vain, and anything else, for an event without a function', () => {
  for (const body of [{ job: 'sweep' }, 'no JSON', '[]']) {
    const { at, functionName, why } = readFailure(messageOf(body));
    assert.deepEqual([at, functionName, why], ['2026-03-01T10:00:00.000Z', undefined, 'its function could not be started']);
  }
});
