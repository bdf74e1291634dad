import { describe, test } from 'node:test';
import { followPage } from './run-page.fixture.ts';

describe('how to ask a report', () => {
  test('does and says what it claims', (context) => followPage('docs/how-to/ask-a-report.md', context));
});
