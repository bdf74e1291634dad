import { describe, test } from 'node:test';
import { walk } from './journey.fixture.ts';

describe('how to write a profile', () => {
  test('does and says what it claims', () => walk('docs/how-to/write-a-profile.md'));
});
