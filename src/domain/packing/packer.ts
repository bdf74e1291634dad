/** Writes numbers and texts one after the other into bytes; an `Unpacker` reads them in the same order. */
export type Packer = {
  /** An integer from 0 to 2^53 - 1, in 1 to 8 bytes (LEB128). */
  readonly natural: (value: number) => void;
  /** A safe integer, small sizes of either sign in few bytes (zigzag LEB128). */
  readonly int: (value: number) => void;
  readonly text: (value: string) => void;
  readonly bytes: (value: Uint8Array) => void;
  /** What has been written. */
  readonly done: () => Uint8Array;
};

const encoder = new TextEncoder();
const SHORT = 24;

export const createPacker = (): Packer => {
  let buffer = new Uint8Array(256);
  let length = 0;
  const reserve = (count: number): void => {
    if (length + count <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + count));
    larger.set(buffer.subarray(0, length));
    buffer = larger;
  };
  const natural = (value: number): void => {
    reserve(8);
    let rest = value;
    while (rest >= 0x80) {
      buffer[length] = (rest % 0x80) + 0x80;
      length += 1;
      rest = Math.floor(rest / 0x80);
    }
    buffer[length] = rest;
    length += 1;
  };
  const bytes = (value: Uint8Array): void => {
    natural(value.length);
    reserve(value.length);
    buffer.set(value, length);
    length += value.length;
  };
  // Most texts are short and plain; a call of the encoder costs more than they do.
  const text = (value: string): void => {
    if (value.length > SHORT) return bytes(encoder.encode(value));
    const start = length;
    natural(value.length);
    reserve(value.length);
    for (let at = 0; at < value.length; at += 1) {
      const unit = value.charCodeAt(at);
      if (unit >= 0x80) {
        length = start;
        return bytes(encoder.encode(value));
      }
      buffer[length + at] = unit;
    }
    length += value.length;
  };
  return {
    natural,
    // Doubling would leave the safe integers; the sign goes into the lowest bit of a first, smaller digit instead.
    int: (value) => {
      const size = Math.abs(value);
      const sign = value < 0 ? 1 : 0;
      const high = Math.floor(size / 0x20);
      natural((size % 0x20) * 2 + sign + (high > 0 ? 0x40 : 0));
      if (high > 0) natural(high);
    },
    text,
    bytes,
    done: () => buffer.slice(0, length),
  };
};
