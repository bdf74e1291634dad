import type { GuestKey } from '../../sources/guest-key.ts';
import type { ClientEffects } from '../../sources/retail-api/client/http.ts';
import { judgeAnswer } from '../../sources/retail-api/client/judge-answer.ts';
import { pageRequest } from '../../sources/retail-api/client/page-request.ts';
import { readOrder } from '../../sources/retail-api/retail-source.ts';
import type { SourceSettings } from '../source-settings.ts';
import { attention, type Finding, ok, wrong } from './finding.ts';

/** @unit milliseconds */
const TIMEOUT_MS = 10_000;

/** @unit orders looked at */
const SAMPLE = 10;

/** A pull looks back by five minutes; clocks that differ by less than one hardly matter. @unit milliseconds */
const CLOCK_MS = 60_000;

const clockFinding = (name: string, differenceMs: number | undefined): Finding => {
  const subject = `${name}: clock`;
  if (differenceMs === undefined)
    return attention(subject, 'its answers have no Date', 'let the shop send the header Date, by which pulls go on');
  const seconds = Math.round(differenceMs / 1000);
  if (Math.abs(differenceMs) < CLOCK_MS) return ok(subject, `within ${Math.abs(seconds)} s of this machine's`);
  return attention(
    subject,
    `${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} this machine's`,
    'set the clock that is wrong by a time server',
  );
};

type Asking = { readonly token: string; readonly guestKey: GuestKey; readonly client: Pick<ClientEffects, 'send' | 'nowMs'> };

/** Asks a shop for one small page, once: whether it answers, takes the token, keeps to the contract and to the time. */
export const checkAnswer = async ({ name, url }: SourceSettings, { token, guestKey, client }: Asking): Promise<Finding[]> => {
  const subject = `${name}: answer`;
  const request = pageRequest({ url, token }, 'orders', { limit: SAMPLE });
  const answer = await client.send(request, TIMEOUT_MS);
  const nowMs = client.nowMs();
  const verdict = judgeAnswer(answer, { request, resource: 'orders', bounds: {}, nowMs });
  if (verdict.kind === 'give-up')
    return [wrong(subject, verdict.error.message, 'correct the source with "tillbook source add", or its token')];
  if (verdict.kind === 'again') return [wrong(subject, `${url}: ${verdict.says}`, 'see that the shop is up, and its address right')];
  const { records, dateMs } = verdict.page;
  const held = records.map((record) => readOrder(record, { source: name, guestKey })).filter(({ kind }) => kind === 'rejected');
  const [first] = held;
  const shape =
    first?.kind === 'rejected'
      ? attention(
          subject,
          `${held.length} of ${records.length} orders cannot be taken: ${first.reason}: ${first.detail}`,
          'correct them at the shop; see docs/reference/retail-api.md',
        )
      : ok(subject, `${url} answers, takes the token, and keeps to the contract`);
  return [shape, clockFinding(name, dateMs === undefined ? undefined : dateMs - nowMs)];
};
