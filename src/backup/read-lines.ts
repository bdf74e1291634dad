import { createReadStream } from 'node:fs';

/** @unit bytes; as much of a file as is in memory at a time, unless a line is longer */
const CHUNK_BYTES = 1_048_576;

const NEWLINE = 10;

/**
 * The lines of a file, some at a time. Lines end at `\n` alone: other readers also break them at separators that stand within JSON text.
 * What follows the last `\n` comes as a line of its own.
 */
export async function* readLines(path: string): AsyncGenerator<readonly string[]> {
  let rest: Buffer[] = [];
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(NEWLINE);
    if (end === -1) {
      rest.push(chunk);
      continue;
    }
    const lines = Buffer.concat([...rest, chunk.subarray(0, end)]);
    rest = [chunk.subarray(end + 1)];
    yield lines.toString('utf8').split('\n');
  }
  const last = Buffer.concat(rest);
  if (last.length > 0) yield [last.toString('utf8')];
}
