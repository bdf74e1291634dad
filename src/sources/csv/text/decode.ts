import { isUtf8 } from 'node:buffer';
import { SourceError } from '../../source-error.ts';
import { withHead } from './with-head.ts';

/** The encodings a profile may declare; UTF-16 with its high byte first is known by its byte order mark only. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const MARKS = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;
const LONGEST_MARK = 3;

/** What the file's byte order mark says, else what the profile declares. */
export const encodingOf = (head: Uint8Array, declared: Encoding): Encoding | 'utf-16be' =>
  MARKS.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))?.encoding ?? declared;

const lineBreaksIn = (text: string): number => text.split('\n').length - 1;

/** How many line breaks stand before the first byte that is not UTF-8. */
const linesBeforeFault = (bytes: Buffer): number => {
  // The chunk may begin inside a character, whose beginning was in the chunk before.
  let from = 0;
  while (from < 3 && ((bytes[from] ?? 0) & 0xc0) === 0x80) from += 1;
  for (let lines = 0; ; lines += 1) {
    const end = bytes.indexOf(10, from);
    if (end === -1 || !isUtf8(bytes.subarray(from, end))) return lines;
    from = end + 1;
  }
};

const wrongEncoding = (name: string, line: number, { encoding, cause }: { encoding: string; cause: unknown }): SourceError =>
  new SourceError(
    'encoding-wrong',
    `${name}, line ${line}: these bytes are not ${encoding}. Save the file as UTF-8, or name its encoding in the profile (${ENCODINGS.join(', ')}).`,
    { cause },
  );

/** The text of the bytes, without byte order mark. Throws SourceError, with the line, where they are not of the encoding. */
export async function* decode(chunks: AsyncIterable<Buffer>, name: string, declared: Encoding): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let lines = 0;
  const text = (bytes: Buffer, stream: boolean): string => {
    decoder ??= new TextDecoder(encodingOf(bytes, declared), { fatal: true });
    try {
      return decoder.decode(bytes, { stream });
    } catch (cause) {
      const inside = decoder.encoding === 'utf-8' ? linesBeforeFault(bytes) : 0;
      throw wrongEncoding(name, lines + inside + 1, { encoding: decoder.encoding, cause });
    }
  };
  for await (const chunk of withHead(chunks, LONGEST_MARK)) {
    const decoded = text(chunk, true);
    lines += lineBreaksIn(decoded);
    yield decoded;
  }
  yield text(Buffer.alloc(0), false);
}
