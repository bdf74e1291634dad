import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Encoding } from './decode.ts';
import { openText } from './open-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'tillbook-text-'));
after(() => rmSync(folder, { recursive: true }));

const readFile = async (content: Uint8Array | string, encoding: Encoding = 'utf-8'): Promise<string> => {
  const path = join(folder, 'file.csv');
  writeFileSync(path, content);
  const file = await openText(path, encoding);
  let text = '';
  for await (const piece of file.text) text += piece;
  return text;
};

const failsWith = (code: string, message: RegExp) => (error: { code: string; message: string }) => {
  assert.equal(error.code, code);
  assert.match(error.message, message);
  return true;
};

test('unpacks gzip by its first bytes, whatever the name', async () => {
  assert.equal(await readFile(gzipSync('a,£\n')), 'a,£\n');
  assert.equal(await readFile('a,£\n'), 'a,£\n');
});

test('gives packed and plain content the same digest', async () => {
  const digest = async (content: Uint8Array | string): Promise<string> => {
    const path = join(folder, 'digest.csv');
    writeFileSync(path, content);
    const file = await openText(path, 'utf-8');
    for await (const _ of file.text);
    return file.digest();
  };
  assert.equal(await digest(gzipSync('a,b\n')), await digest('a,b\n'));
});

test('honours byte order marks against the declared encoding', async () => {
  const bigEndian = Buffer.from('\ufeffa,é', 'utf16le').swap16();
  assert.equal(await readFile('\ufeffa,é', 'windows-1252'), 'a,é');
  assert.equal(await readFile(Buffer.from('\ufeffa,é', 'utf16le')), 'a,é');
  assert.equal(await readFile(bigEndian), 'a,é');
});

test('reads declared encodings without a mark', async () => {
  assert.equal(await readFile(Buffer.from([0x61, 0xa3, 0x80]), 'windows-1252'), 'a£€');
  assert.equal(await readFile(Buffer.from('a,é', 'utf16le'), 'utf-16le'), 'a,é');
});

test('names the line of bytes that are not UTF-8', async () => {
  const many = Buffer.from('a,é\n'.repeat(20_000));
  const content = Buffer.concat([many, Buffer.from([0x61, 0xa3, 0x0a])]);
  await assert.rejects(readFile(content), failsWith('encoding-wrong', /line 20001: these bytes are not utf-8.*windows-1252/));
});

test('names gzip files that end too early or are damaged', async () => {
  const packed = gzipSync(Buffer.from(Array.from({ length: 5000 }, (_, index) => `${index},${index ** 3}`).join('\n')));
  const damaged = Buffer.from(packed);
  damaged.fill(0xff, 200, 260);
  await assert.rejects(readFile(packed.subarray(0, packed.length / 2)), failsWith('gzip-truncated', /ends too early.*again/));
  await assert.rejects(readFile(damaged), failsWith('gzip-corrupt', /damaged/));
});

test('names missing files, directories and empty files', async () => {
  await assert.rejects(openText(join(folder, 'none.csv'), 'utf-8'), failsWith('file-not-found', /none\.csv.*no such file/));
  await assert.rejects(openText(folder, 'utf-8'), failsWith('not-a-file', /directory/));
  await assert.rejects(readFile(''), failsWith('file-empty', /empty/));
});
