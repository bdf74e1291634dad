import type { IncomingMessage } from 'node:http';
import { AwsError } from '../aws-error.ts';
import type { AwsEffects } from '../effects.ts';

/** @unit milliseconds without a byte, while we wait for one */
const SILENCE_MS = 5_000;

/** The body of an answer, chunk by chunk. A reader may take its time; the network may not. */
export async function* chunksOf(answer: IncomingMessage, { startTimer }: Pick<AwsEffects, 'startTimer'>): AsyncGenerator<Uint8Array> {
  const chunks = answer[Symbol.asyncIterator]();
  const late = new AwsError('TimeoutError', `no byte of the body within ${SILENCE_MS} ms`);
  try {
    for (;;) {
      const stopTimer = startTimer(SILENCE_MS, () => answer.destroy(late));
      const next = await chunks.next().finally(stopTimer);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    answer.destroy();
  }
}
