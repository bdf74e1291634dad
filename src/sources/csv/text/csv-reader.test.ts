import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CsvRecord, createCsvReader } from './csv-reader.ts';

const read = (pieces: readonly string[], delimiter = ','): CsvRecord[] => {
  const records: CsvRecord[] = [];
  const reader = createCsvReader(delimiter, (record) => records.push(record));
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return records;
};

const cellsOf = (text: string): (readonly string[])[] => read([text]).map(({ cells }) => cells);

test('reads quoted cells with delimiters, doubled quotes and line breaks', () => {
  assert.deepEqual(cellsOf('a,"b,c","say ""hi""","two\r\nlines"\n'), [['a', 'b,c', 'say "hi"', 'two\r\nlines']]);
});

test('ends lines at CRLF, LF and CR alike, and skips blank lines', () => {
  assert.deepEqual(cellsOf('a,b\r\nc,d\n\n\re,\rf,g'), [
    ['a', 'b'],
    ['c', 'd'],
    ['e', ''],
    ['f', 'g'],
  ]);
});

test('takes a quote inside an unquoted cell for a character', () => {
  assert.deepEqual(cellsOf('5" pipe,x'), [['5" pipe', 'x']]);
});

test('numbers records by the line on which they begin', () => {
  const lines = read(['h\n"two\nlines"\n\nlast\n']).map(({ line }) => line);
  assert.deepEqual(lines, [1, 2, 5]);
});

test('loses one line to a stray quote and goes on with the next', () => {
  const records = read(['1,a\n2,"open,b\n3,"c",d\n4,e\n']);
  assert.deepEqual(records, [
    { line: 1, cells: ['1', 'a'] },
    { line: 2, cells: ['2'], fault: 'quote-misplaced' },
    { line: 3, cells: ['3', 'c', 'd'] },
    { line: 4, cells: ['4', 'e'] },
  ]);
});

test('names a quote that is never closed and keeps the lines behind it', () => {
  const records = read(['1,"open\n2,b\n']);
  assert.deepEqual(records, [
    { line: 1, cells: ['1'], fault: 'quote-unclosed' },
    { line: 2, cells: ['2', 'b'] },
  ]);
});

test('gives up a line of ten million characters, with what stands before it, and goes on', () => {
  const long = 'x'.repeat(10_000_000);
  const pieces = [`1,${long.slice(0, 5_000_000)}`, `${long.slice(5_000_000)}\r`, '\n2,b'];
  assert.deepEqual(read(pieces), [
    { line: 1, cells: ['1'], fault: 'record-too-long' },
    { line: 2, cells: ['2', 'b'] },
  ]);
});

test('reads the same records however the text is cut into pieces', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', 'é'), maxLength: 60 });
  const cuts = fc.array(fc.nat(60), { maxLength: 8 });
  fc.assert(
    fc.property(text, cuts, (whole, places) => {
      const bounds = [0, ...places.toSorted((a, b) => a - b), whole.length];
      const pieces = bounds.map((from, index) => whole.slice(from, bounds[index + 1] ?? whole.length));
      assert.deepEqual(read(pieces), read([whole]));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('reads back what was written by the rules of RFC 4180', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '£'), maxLength: 6 });
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
  fc.assert(
    fc.property(rows, (written) => {
      const text = written.map((cells) => `${cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');
      assert.deepEqual(cellsOf(text), written);
    }),
    { seed: 2, numRuns: 1000 },
  );
});
