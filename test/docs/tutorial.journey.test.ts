import { describe, test } from 'node:test';
import { walk } from './journey.fixture.ts';

describe('the tutorial', () => {
  test('does and says what it claims', () => walk('docs/tutorial/first-report.md'));
});
