import { setTimeout as delay } from 'node:timers/promises';

/** Asks again until there is an answer. `seconds`: the deadline, after which it fails and says what it waited for. */
export const until = async <Answer>(what: string, seconds: number, ask: () => Promise<Answer | undefined>): Promise<Answer> => {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`${what}: not within ${seconds} s`);
    await delay(200);
  }
};
