import { describe, test } from 'node:test';
import { walk } from './journey.fixture.ts';

describe('the tutorial, and what goes on from it', () => {
  // A page goes on in the folder that the one before it leaves.
  test('do and say what they claim', () => walk('docs/tutorial/first-report.md', 'docs/how-to/add-costs.md'));
});
