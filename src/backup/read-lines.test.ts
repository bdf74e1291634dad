import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { freshDir } from './backup.fixture.ts';
import { readLines } from './read-lines.ts';

describe('lines', () => {
  const linesOf = async (context: Parameters<typeof freshDir>[0], text: string): Promise<string[]> => {
    const path = freshDir(context);
    writeFileSync(path, text);
    const all: string[] = [];
    for await (const lines of readLines(path)) all.push(...lines);
    return all;
  };

  test('end at a newline and at nothing else', async (context) => {
    assert.deepEqual(await linesOf(context, '"a\u2028b"\n"c\rd"\n'), ['"a\u2028b"', '"c\rd"']);
  });

  test('are whole however long, also where a chunk ends within a letter', async (context) => {
    const long = `x${'é'.repeat(1_500_000)}`;
    assert.deepEqual(await linesOf(context, `${long}\nshort\n${long}\n`), [long, 'short', long]);
  });

  test('that were cut short come as they are, and empty ones too', async (context) => {
    assert.deepEqual(await linesOf(context, 'a\n\nb'), ['a', '', 'b']);
    assert.deepEqual(await linesOf(context, ''), []);
  });
});
