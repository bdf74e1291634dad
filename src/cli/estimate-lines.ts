import { ALLOWANCES, type AllowanceId } from '../../infra/free-tier/allowances.ts';
import type { Estimate, Use } from '../../infra/free-tier/estimate.ts';
import { priceText } from '../../infra/free-tier/price-text.ts';
import { countText } from './count-text.ts';

const BAR_WIDTH = 10;
const MONTHS_A_YEAR = 12;
/** What is shown of a number below it. */
const SMALL = 100;

/** Capacity is told by what is written and read in a month, not by the hours that AWS counts. */
const UNITS: Readonly<Partial<Record<AllowanceId, string>>> = { 'dynamodb-writes': 'write units', 'dynamodb-reads': 'read units' };

const unitText = (id: AllowanceId): string => {
  const unit = UNITS[id] ?? ALLOWANCES[id].unit.replace(/-month$/, '');
  return unit === 'GB' || unit.endsWith('s') ? unit : `${unit}s`;
};

const amountText = (amount: number): string =>
  amount >= SMALL || amount === 0 ? countText(Math.round(amount)) : amount.toLocaleString('en-GB', { maximumSignificantDigits: 2 });

export const nameOf = (id: AllowanceId): string => `${ALLOWANCES[id].service}: ${ALLOWANCES[id].dimension}`;

const usdText = (usd: number): string => `$${usd.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

const shareOf = ({ used, free }: Use): number => used / free;

const barOf = (share: number): string => {
  const full = Math.min(BAR_WIDTH, Math.ceil(share * BAR_WIDTH));
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`;
};

const percentText = (share: number): string => {
  if (share > 0 && share < 0.01) return '<1 %';
  return `${countText(Math.ceil(share * 100))} %`;
};

const byShare = (a: Use, b: Use): number => shareOf(b) - shareOf(a);

const freeLines = (uses: readonly Use[]): string[] => {
  const shown = uses.filter(({ free }) => free > 0).toSorted(byShare);
  const width = Math.max(...shown.map(({ allowance }) => nameOf(allowance).length));
  return shown.flatMap((use) => {
    const { allowance, used, free, usd } = use;
    const share = shareOf(use);
    const line = `${barOf(share)} ${percentText(share).padStart(8)}  ${nameOf(allowance).padEnd(width)}  ${amountText(used)} of ${amountText(free)} ${unitText(allowance)}`;
    const beyond = share > 1 ? [`${' '.repeat(BAR_WIDTH + 11)}beyond: ${usd === null ? 'price unknown' : usdText(usd)} a month`] : [];
    return [line, ...beyond];
  });
};

const paidLines = (uses: readonly Use[]): string[] =>
  uses
    .filter(({ free, used }) => free === 0 && used > 0)
    .map(
      ({ allowance, used, usd }) =>
        `never free here  ${nameOf(allowance)}: ${amountText(used)} at ${priceText(allowance)}${usd === null ? '' : `, ${usdText(usd)} a month`}`,
    );

const durationText = (months: number): string => {
  if (!Number.isFinite(months) || months > 100 * MONTHS_A_YEAR) return 'more than a hundred years';
  if (months < 1) return 'less than a month';
  const [years, rest] = [Math.floor(months / MONTHS_A_YEAR), Math.floor(months % MONTHS_A_YEAR)];
  const parts = [
    years === 0 ? '' : `${years} ${years === 1 ? 'year' : 'years'}`,
    rest === 0 ? '' : `${rest} ${rest === 1 ? 'month' : 'months'}`,
  ];
  return parts.filter((part) => part !== '').join(' and ');
};

const LABELS = ['binds first', 'binds next'];

/** What is used up first when more is sold, and what after it. */
const bindingLines = ({ uses, by }: Estimate): string[] => {
  const binding = uses.flatMap(({ allowance, fits }) => (fits === null ? [] : [{ allowance, fits }])).toSorted((a, b) => a.fits - b.fits);
  return LABELS.flatMap((label, index) => {
    const bound = binding[index];
    if (bound === undefined) return [];
    const { allowance, fits } = bound;
    return [`${label.padEnd(17)}${nameOf(allowance)}: enough for ${countText(fits)} orders a month by ${by}, then ${priceText(allowance)}`];
  });
};

const storageLine = ({ storage }: Estimate): string =>
  `storage          ${amountText(storage.gbAMonth)} GB a month: the free ${storage.freeGb} GB are full in ${durationText(storage.monthsUntilFull)}, then ${priceText('dynamodb-storage')}`;

/** An estimate for people: a bar for each allowance, the fullest first, and below what it comes to. */
export const estimateLines = (estimate: Estimate): string[] => {
  const { ordersPerMonth, by, profile, uses, usdAMonth } = estimate;
  return [
    `${countText(ordersPerMonth)} orders a month by ${by}, in an account of the profile ${profile}; prices of us-east-1`,
    '',
    ...freeLines(uses),
    '',
    ...paidLines(uses),
    ...bindingLines(estimate),
    storageLine(estimate),
    `cost             ${usdText(usdAMonth)} a month`,
  ];
};
