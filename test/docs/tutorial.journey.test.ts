import { describe, test } from 'node:test';
import { followPage } from './run-page.fixture.ts';

describe('the tutorial', () => {
  test('does and says what it claims', (context) => followPage('docs/tutorial/first-report.md', context));
});
