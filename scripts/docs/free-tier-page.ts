import { ACKNOWLEDGED_BY_PACK } from '../../infra/free-tier/acknowledged.ts';
import { ALLOWANCE_IDS, ALLOWANCES, type AllowanceId, freeAmount } from '../../infra/free-tier/allowances.ts';
import { KNOWN_TYPES } from '../../infra/free-tier/known-types.ts';
import { priceText } from '../../infra/free-tier/price-text.ts';
import type { Rule } from '../../infra/free-tier/rule.ts';
import { RULES } from '../../infra/free-tier/rules.ts';
import { GENERATED, markdownTable } from './markdown.ts';

const amount = (free: number): string => (free === 0 ? 'none' : free.toLocaleString('en'));

const allowanceRow = (id: AllowanceId): string[] => {
  const { service, dimension, unit, source, scope, note } = ALLOWANCES[id];
  return [
    `${service}: ${dimension}`,
    unit,
    amount(freeAmount(id, 'always-free')),
    amount(freeAmount(id, 'legacy-12-month')),
    `[${priceText(id).startsWith('$') ? priceText(id) : 'see there'}](${source})`,
    [scope === 'region' ? 'each region has its own' : '', note ?? ''].filter((text) => text !== '').join('; '),
  ];
};

const ruleRow = ({ id, says, costs, wayOut, severity }: Rule): string[] => [
  `\`${id}\`${severity === 'warning' ? ' (said, not refused)' : ''}`,
  says,
  costs === undefined ? '' : priceText(costs),
  wayOut,
];

/** The reference of the free tier: what is free, what is refused and how to do without. */
export const freeTierPage = (): string =>
  `${[
    '# Free tier',
    GENERATED,
    'What AWS gives, as far as Tillbook uses it or refuses to; prices are those of us-east-1. `always-free` are accounts made since 2025-07-15, `legacy-12-month` older ones in their first year. An account has each amount once, whatever else runs in it. [How to know what it will cost](../how-to/know-what-it-will-cost.md).',
    '## Allowances',
    markdownTable(
      ['what', 'unit', 'free a month, `always-free`', 'free a month, `legacy-12-month`', 'beyond', ''],
      ALLOWANCE_IDS.map(allowanceRow),
    ),
    '## Rules',
    'Judged over all templates of the app whenever it is synthesised (`infra/free-tier/rules/`). What breaks one ends the synthesis; what breaks one on purpose stands in `infra/free-tier/acknowledged.ts` with the reason.',
    markdownTable(['rule `TillbookFreeTier::…`', 'what must be', 'else', 'way out'], RULES.map(ruleRow)),
    '## Acknowledged',
    "What the platform breaks on purpose, of these rules and of AWS's own pack (cdk-nag's AwsSolutions, which asks for some things that are charged).",
    markdownTable(
      ['rule', 'why'],
      ACKNOWLEDGED_BY_PACK.map(({ rule, reason }) => [`\`${rule}\``, reason]),
    ),
    '## Types of resources',
    'A type that is neither here nor refused by a rule ends the synthesis too: nobody has looked up its price.',
    markdownTable(
      ['type', 'costs'],
      Object.entries(KNOWN_TYPES).map(([type, costs]) => [`\`${type}\``, costs]),
    ),
  ].join('\n\n')}\n`;
