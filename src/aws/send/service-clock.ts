import type { AwsError } from '../aws-error.ts';

/** Names under which the services refuse a request for its instant; the first also stands for a wrong secret. */
const SKEWS: ReadonlySet<string> = new Set(['InvalidSignatureException', 'RequestTimeTooSkewed', 'RequestExpired']);

/** The services bear five minutes; a smaller difference is not what they refused. @unit milliseconds */
const BORNE_MS = 60_000;

/** The services' clock as far as it is known: ours, until one of them refuses a request for its instant and says its own. */
export const serviceClock = (nowMs: () => number) => {
  let aheadMs = 0;
  const read = (): number => nowMs() + aheadMs;
  /** Sets the clock by an answer. Says whether that was why the request failed. */
  const isSetBy = ({ name, facts }: AwsError): boolean => {
    const answeredMs = facts?.answeredMs;
    if (!SKEWS.has(name) || answeredMs === undefined || Math.abs(answeredMs - read()) < BORNE_MS) return false;
    aheadMs = answeredMs - nowMs();
    return true;
  };
  return { read, isSetBy };
};
