import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createPacker } from './packer.ts';
import { createUnpacker } from './unpacker.ts';

type Piece =
  | { readonly kind: 'natural' | 'int'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: Uint8Array };

const naturals = fc.oneof(fc.nat(300), fc.maxSafeNat(), fc.constantFrom(127, 128, 16_383, 16_384, 2 ** 32, Number.MAX_SAFE_INTEGER));
const ints = fc.oneof(
  fc.integer({ min: -70, max: 70 }),
  fc.maxSafeInteger(),
  fc.constantFrom(31, 32, -31, -32, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'binary-ascii', maxLength: 30 }),
  fc.constantFrom('', '🔥', 'a'.repeat(24), 'a'.repeat(25), `${'a'.repeat(23)}é`, `${'a'.repeat(23)}🔥`, 'x'.repeat(1000)),
);
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({ kind: fc.constant('natural' as const), value: naturals }),
  fc.record({ kind: fc.constant('int' as const), value: ints }),
  fc.record({ kind: fc.constant('text' as const), value: texts }),
  fc.record({ kind: fc.constant('bytes' as const), value: fc.uint8Array({ maxLength: 400 }) }),
);

const pack = (pieces: readonly Piece[]): Uint8Array => {
  const packer = createPacker();
  for (const { kind, value } of pieces as readonly { kind: 'natural'; value: number }[]) packer[kind](value);
  return packer.done();
};

test('reads back whatever was written, in the same order, up to the end', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const unpacker = createUnpacker(pack(pieces));
      for (const { kind, value } of pieces) {
        const read = unpacker[kind]();
        if (value instanceof Uint8Array) assert.deepEqual(Buffer.from(read as Uint8Array), Buffer.from(value));
        else assert.equal(read, value);
      }
      assert.ok(unpacker.atEnd());
    }),
    { seed: 20_240_505, numRuns: 1500 },
  );
});

test('writes small numbers of either sign in one byte and the largest in eight', () => {
  const sizeOf = (kind: 'int' | 'natural', value: number): number => pack([{ kind, value }]).length;
  assert.deepEqual([sizeOf('natural', 0), sizeOf('natural', 127), sizeOf('natural', 128)], [1, 1, 2]);
  assert.deepEqual([sizeOf('int', 31), sizeOf('int', -31), sizeOf('int', 32), sizeOf('int', -32)], [1, 1, 2, 2]);
  assert.deepEqual([sizeOf('natural', Number.MAX_SAFE_INTEGER), sizeOf('int', Number.MIN_SAFE_INTEGER)], [8, 8]);
});

test('says that bytes end too early, wherever they are cut', () => {
  const whole = pack([
    { kind: 'text', value: 'größer' },
    { kind: 'int', value: -1e15 },
    { kind: 'bytes', value: Uint8Array.of(1, 2) },
  ]);
  for (let length = 0; length < whole.length; length += 1) {
    const unpacker = createUnpacker(whole.subarray(0, length));
    assert.throws(() => [unpacker.text(), unpacker.int(), unpacker.bytes()], RangeError, String(length));
  }
});
