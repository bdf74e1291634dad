import type { IncomingMessage } from 'node:http';
import { AwsError } from '../aws-error.ts';
import type { AwsEffects } from '../effects.ts';
import { backOffMs } from '../send/back-off.ts';
import { chunksOf } from './chunks-of.ts';

/** Connections in a row that may break before they bring a byte. */
const FRUITLESS = 5;

/** A body that is being read: `answer` has what follows byte `offset` of `bytes`; `reopen` gives what follows another. */
export type Reading = {
  readonly answer: IncomingMessage;
  readonly offset: number;
  readonly bytes: number;
  readonly reopen: (offset: number) => Promise<IncomingMessage>;
};

const brokenOff = (at: number, { bytes }: Reading, cause: unknown): AwsError => {
  const says = cause instanceof Error ? cause.message : String(cause);
  return new AwsError('ConnectionError', `the body broke off at byte ${at} of ${bytes}, ${FRUITLESS} times in a row: ${says}`, { cause });
};

/** The body to its end, over as many connections as that takes. */
export async function* wholeBody(reading: Reading, effects: AwsEffects): AsyncGenerator<Uint8Array> {
  let { answer, offset: at } = reading;
  for (let failures = 0; ; ) {
    try {
      for await (const chunk of chunksOf(answer, effects)) {
        at += chunk.length;
        failures = 0;
        yield chunk;
      }
      return;
    } catch (error) {
      failures += 1;
      if (at === reading.bytes) return;
      if (failures === FRUITLESS) throw brokenOff(at, reading, error);
    }
    if (failures > 1) await effects.delay(backOffMs(failures - 1, effects.random()));
    answer = await reading.reopen(at);
  }
}
