import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEmfLine } from './emf.fixture.ts';

const directive = (parts: object = {}) => ({
  Namespace: 'Tillbook',
  Dimensions: [['Shop']],
  Metrics: [
    { Name: 'OrdersAccepted', Unit: 'Count' },
    { Name: 'Freshness', Unit: 'Seconds' },
  ],
  ...parts,
});

const line = (parts: object = {}, told: object = {}): string => {
  const _aws = { Timestamp: 1_767_225_600_000, CloudWatchMetrics: [directive(told)] };
  return `${JSON.stringify({ _aws, Shop: 'example', OrdersAccepted: 3, Freshness: 61, ...parts })}\n`;
};

test('a line gives its figures with their namespace and dimensions', () => {
  assert.deepEqual(readEmfLine(line({ requestId: 'beside the figures' })), {
    namespace: 'Tillbook',
    dimensions: { Shop: 'example' },
    values: { OrdersAccepted: 3, Freshness: 61 },
  });
});

test('a line that CloudWatch would pass over is refused', () => {
  const wrong: Record<string, string> = {
    'a figure that is named and not there': line({ OrdersAccepted: undefined }),
    'a figure that is text': line({ OrdersAccepted: '3' }),
    'a dimension that is not there': line({ Shop: undefined }),
    'a dimension that is a number': line({ Shop: 7 }),
    'a dimension set that is no list of lists': line({}, { Dimensions: ['Shop'] }),
    'a unit that CloudWatch does not know': line({}, { Metrics: [{ Name: 'OrdersAccepted', Unit: 'Orders' }] }),
    'a metric that is named twice': line({}, { Metrics: [1, 2].map(() => ({ Name: 'OrdersAccepted', Unit: 'Count' })) }),
    'no namespace': line({}, { Namespace: '' }),
    'more figures than 100': line({}, { Metrics: Array.from({ length: 101 }, (_, index) => ({ Name: `n${index}`, Unit: 'Count' })) }),
    'an instant that is no whole number': line({ _aws: { Timestamp: 1.5, CloudWatchMetrics: [directive()] } }),
    'something before the document': `2026-01-01T00:00:00Z INFO ${line()}`,
    'more than an event holds': line({ more: 'x'.repeat(1_048_576) }),
  };
  for (const [what, text] of Object.entries(wrong)) assert.throws(() => readEmfLine(text), Error, what);
});
