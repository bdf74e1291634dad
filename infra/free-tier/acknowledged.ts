import type { Settings } from '../settings.ts';

/** What breaks a rule with open eyes. `rule` is named as in the report: the pack, `::` and the rule. Without `when` it always may. */
export type Acknowledged = { readonly rule: string; readonly reason: string; readonly when?: (settings: Settings) => boolean };

export const ACKNOWLEDGED: readonly Acknowledged[] = [
  {
    rule: 'TillbookFreeTier::api-calls',
    reason: 'orders, webhooks and answers need a door; "tillbook estimate" says what the calls cost',
  },
  {
    rule: 'TillbookFreeTier::s3-buckets',
    reason: 'the settings ask for file imports',
    when: ({ fileImports }) => fileImports === true,
  },
];
