/**
 * What AWS gives of one thing, and what the first unit beyond it costs in us-east-1. Other regions cost about as much or somewhat more.
 *
 * - `monthly`: the amount that is free, in `unit`
 * - `kind`: free `always`, in an account's first `12-months` (accounts made before 2025-07-15 only), or not at all (`none`)
 * - `usd`: undefined where no source could be read; the page of `source` says it
 * - `scope`: whether all regions of the account share the amount, or each has its own
 */
export type Allowance = {
  readonly service: string;
  readonly dimension: string;
  readonly unit: string;
  readonly monthly: number;
  readonly kind: 'always' | '12-months' | 'none';
  readonly usd: number | undefined;
  readonly scope: 'account' | 'region';
  readonly source: string;
  readonly note?: string;
};
