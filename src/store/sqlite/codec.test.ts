import assert from 'node:assert/strict';
import { it } from 'node:test';
import { decodeBody, encodeBody } from './codec.ts';

const key = { pk: 'A', sk: 'a' };

it('writes a head of JSON, then the bytes, and the key not at all', () => {
  const body = Buffer.from(encodeBody({ ...key, title: 'é', image: new Uint8Array([1, 2]), stock: 3 }));
  const head = '{"title":"é","image":[2],"stock":3}';
  assert.equal(body.readUInt32LE(0), Buffer.byteLength(head));
  assert.equal(body.toString('utf8', 4, body.length - 2), head);
  assert.deepEqual([...body.subarray(-2)], [1, 2]);
});

it('gives each name its own bytes, in whatever order JavaScript keeps the names', () => {
  const item = { ...key, b: new Uint8Array([1]), '7': new Uint8Array([2, 2]), a: new Uint8Array(0), '1': new Uint8Array([3]) };
  assert.deepEqual(decodeBody(key, new Uint8Array(encodeBody(item))), item);
});
