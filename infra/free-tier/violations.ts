import { priceText } from './price-text.ts';
import type { Account, Finding, Rule } from './rule.ts';
import { RULES } from './rules.ts';
import type { AppTemplates } from './templates/app-templates.ts';

/** A rule that is broken, and by what. */
export type Violation = { readonly rule: Rule; readonly finding: Finding };

/** Judges an app by every rule of the pack. */
export const violationsOf = (app: AppTemplates, account: Account): Violation[] =>
  RULES.flatMap((rule) => rule.judge(app, account).map((finding) => ({ rule, finding })));

const costOf = ({ costs }: Rule): string => (costs === undefined ? '' : ` Price: ${priceText(costs)}.`);

/** What is wrong and what it costs, in one line. */
export const violationText = ({ rule, finding }: Violation): string => `${finding.found}. ${rule.says}${costOf(rule)}`;
