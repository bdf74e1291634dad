/** @unit milliseconds; doubles with each attempt */
const FIRST_WAIT_MS = 1_000;
/** @unit milliseconds */
const LONGEST_BACK_OFF_MS = 60_000;

/**
 * The longest that a shop may make one pull wait; whoever asks for more is left in peace until the next pull.
 * @unit milliseconds
 */
export const LONGEST_WAIT_MS = 5 * 60_000;

/** How long to wait before attempt `attempt` + 1: twice as long each time, and up to half less, so that many clients do not come at once. */
export const backOffMs = (attempt: number, random: number): number =>
  Math.round(Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_BACK_OFF_MS) * (1 - random / 2));

/**
 * What a `Retry-After` header asks for: seconds, or an instant, which is measured by the clock of the answer that brought it. Undefined
 * where it says neither.
 * @source RFC 9110, 10.2.3
 */
export const retryAfterMs = (header: string | undefined, clockMs: number): number | undefined => {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - clockMs);
};
