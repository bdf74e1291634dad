import { ALLOWANCE_IDS, ALLOWANCES, type AllowanceId, freeAmount, type Profile } from './allowances.ts';
import { BATCH_PACE, MONTH_SECONDS, READ_PACE } from './estimate/assumptions.ts';
import type { Deployment } from './estimate/deployment.ts';
import type { MeasuredUse } from './estimate/measured-use.ts';
import { amountsOf, storedGb } from './estimate/uses.ts';
import type { Question, Way } from './estimate/work.ts';

/**
 * The use of one allowance in a month.
 *
 * - `free`: how much of it costs nothing; of capacity what can be written and read in a month
 * - `usd`: what is beyond costs, null where no price is known
 * - `fits`: how many orders a month it is enough for; null where no number of orders uses it up, or nothing of it is free
 */
export type Use = {
  readonly allowance: AllowanceId;
  readonly used: number;
  readonly free: number;
  readonly usd: number | null;
  readonly fits: number | null;
};

/** `bindsFirst`: the allowance that is used up first when more is sold. `monthsUntilFull`: from an empty table, at this many orders. */
export type Estimate = {
  readonly ordersPerMonth: number;
  readonly by: Way;
  readonly profile: Profile;
  readonly uses: readonly Use[];
  readonly bindsFirst: { readonly allowance: AllowanceId; readonly ordersPerMonth: number } | null;
  readonly storage: { readonly gbAMonth: number; readonly freeGb: number; readonly monthsUntilFull: number };
  readonly usdAMonth: number;
};

/** Above this nobody asks. @unit orders a month */
export const MOST_ORDERS = 1_000_000_000;

const SECONDS_AN_HOUR = 3600;
const PACES: Readonly<Partial<Record<AllowanceId, number>>> = { 'dynamodb-writes': BATCH_PACE, 'dynamodb-reads': READ_PACE };

const freeOf = (id: AllowanceId, profile: Profile): number => {
  const pace = PACES[id];
  return pace === undefined ? freeAmount(id, profile) : pace * MONTH_SECONDS;
};

/** What is beyond the free amount costs: capacity by whole units that stand all month, all else by the unit. */
const priceOf = (id: AllowanceId, excess: number): number | null => {
  const { usd } = ALLOWANCES[id];
  if (excess <= 0) return 0;
  if (usd === undefined) return null;
  if (PACES[id] === undefined) return excess * usd;
  return Math.ceil(excess / MONTH_SECONDS) * (MONTH_SECONDS / SECONDS_AN_HOUR) * usd;
};

/** The most orders a month for which something holds that holds for few and not for many; null where it holds for all. */
const mostOrders = (holds: (ordersPerMonth: number) => boolean): number | null => {
  if (holds(MOST_ORDERS)) return null;
  let [enough, tooMany] = [0, MOST_ORDERS];
  while (tooMany - enough > 1) {
    const middle = Math.floor((enough + tooMany) / 2);
    if (holds(middle)) enough = middle;
    else tooMany = middle;
  }
  return enough;
};

// Storage fills up over months, and what is never free cannot be used up.
const canBind = (id: AllowanceId, free: number): boolean => free > 0 && id !== 'dynamodb-storage';

const usesOf = (question: Question, deployment: Deployment, measured: MeasuredUse): Use[] => {
  const amounts = amountsOf(question, deployment, measured);
  const ids = ALLOWANCE_IDS.filter((id) => amounts[id] !== undefined);
  const amount = (id: AllowanceId, ordersPerMonth: number): number =>
    amountsOf({ ...question, ordersPerMonth }, deployment, measured)[id] ?? 0;
  return ids.map((allowance) => {
    const used = amount(allowance, question.ordersPerMonth);
    const free = freeOf(allowance, deployment.profile);
    const fits = canBind(allowance, free) ? mostOrders((orders) => amount(allowance, orders) <= free) : null;
    return { allowance, used, free, usd: priceOf(allowance, used - free), fits };
  });
};

const firstOf = (uses: readonly Use[]): Estimate['bindsFirst'] => {
  const [first] = uses
    .flatMap(({ allowance, fits }) => (fits === null ? [] : [{ allowance, ordersPerMonth: fits }]))
    .sort((a, b) => a.ordersPerMonth - b.ordersPerMonth);
  return first ?? null;
};

/** What a month of so many orders uses of each allowance, and how many more would fit. */
export const estimate = (question: Question, deployment: Deployment, measured: MeasuredUse): Estimate => {
  const uses = usesOf(question, deployment, measured);
  const gbAMonth = storedGb(question, measured);
  const freeGb = freeAmount('dynamodb-storage', deployment.profile);
  return {
    ...question,
    profile: deployment.profile,
    uses,
    bindsFirst: firstOf(uses),
    storage: { gbAMonth, freeGb, monthsUntilFull: freeGb / gbAMonth },
    usdAMonth: uses.reduce((total, { usd }) => total + (usd ?? 0), 0),
  };
};
