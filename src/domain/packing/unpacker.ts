/** Reads what a `Packer` wrote, in the same order. Throws RangeError past the end. */
export type Unpacker = {
  readonly natural: () => number;
  readonly int: () => number;
  readonly text: () => string;
  readonly bytes: () => Uint8Array;
  /** True when all has been read. */
  readonly atEnd: () => boolean;
};

const decoder = new TextDecoder();
const SHORT = 24;

export const createUnpacker = (buffer: Uint8Array): Unpacker => {
  let at = 0;
  const byte = (): number => {
    const value = buffer[at];
    if (value === undefined) throw new RangeError('packed bytes end too early');
    at += 1;
    return value;
  };
  const natural = (): number => {
    let value = byte();
    if (value < 0x80) return value;
    value -= 0x80;
    let scale = 0x80;
    for (;;) {
      const next = byte();
      value += (next % 0x80) * scale;
      if (next < 0x80) return value;
      scale *= 0x80;
    }
  };
  const take = (): Uint8Array => {
    const length = natural();
    if (at + length > buffer.length) throw new RangeError('packed bytes end too early');
    at += length;
    return buffer.subarray(at - length, at);
  };
  // Most texts are short and plain; a call of the decoder costs more than they do.
  const text = (): string => {
    const bytes = take();
    if (bytes.length > SHORT) return decoder.decode(bytes);
    let plain = '';
    for (const unit of bytes) {
      if (unit >= 0x80) return decoder.decode(bytes);
      plain += String.fromCharCode(unit);
    }
    return plain;
  };
  return {
    natural,
    int: () => {
      const first = natural();
      const low = Math.floor((first % 0x40) / 2);
      const size = first >= 0x40 ? low + natural() * 0x20 : low;
      return first % 2 === 1 ? -size : size;
    },
    text,
    bytes: take,
    atEnd: () => at >= buffer.length,
  };
};
