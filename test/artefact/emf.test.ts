import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extractMetrics } from './emf.fixture.ts';

const directive = (parts: object = {}) => ({
  Namespace: 'Tillbook',
  Dimensions: [['Shop']],
  Metrics: [{ Name: 'OrdersAccepted', Unit: 'Count' }, { Name: 'Freshness' }],
  ...parts,
});

const line = (parts: object = {}, told: object = {}): string =>
  JSON.stringify({
    _aws: { Timestamp: 1_767_225_600_000, CloudWatchMetrics: [directive(told)] },
    Shop: 'example',
    OrdersAccepted: 3,
    Freshness: [1, 2.5],
    requestId: 'beside the figures',
    ...parts,
  });

test('figures are extracted with their namespace and dimensions', () => {
  const dimensions = { Shop: 'example' };
  assert.deepEqual(extractMetrics(line()), [
    { namespace: 'Tillbook', dimensions, name: 'OrdersAccepted', value: 3 },
    { namespace: 'Tillbook', dimensions, name: 'Freshness', value: 1 },
    { namespace: 'Tillbook', dimensions, name: 'Freshness', value: 2.5 },
  ]);
});

test('a line that CloudWatch would pass over is refused', () => {
  const wrong: Record<string, string> = {
    'a figure that is named and not there': line({ OrdersAccepted: undefined }),
    'a figure that is text': line({ OrdersAccepted: '3' }),
    'a dimension that is not there': line({ Shop: undefined }),
    'a dimension that is a number': line({ Shop: 7 }),
    'a dimension set that is no list of lists': line({}, { Dimensions: ['Shop'] }),
    'a unit that CloudWatch does not know': line({}, { Metrics: [{ Name: 'OrdersAccepted', Unit: 'Orders' }] }),
    'no namespace': line({}, { Namespace: '' }),
    'more figures than 100': line({}, { Metrics: Array.from({ length: 101 }, () => ({ Name: 'OrdersAccepted' })) }),
    'an instant in seconds with a fraction': line({ _aws: { Timestamp: 1.5, CloudWatchMetrics: [directive()] } }),
    'something before the document': `2026-01-01T00:00:00Z INFO ${line()}`,
    'more than an event holds': line({ more: 'x'.repeat(1_048_576) }),
  };
  for (const [what, text] of Object.entries(wrong)) assert.throws(() => extractMetrics(text), Error, what);
});
