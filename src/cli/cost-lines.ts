import { deploymentOf } from '../../infra/free-tier/estimate/deployment.ts';
import { MEASURED_USE } from '../../infra/free-tier/estimate/measured-use.ts';
import { estimate } from '../../infra/free-tier/estimate.ts';
import { priceText } from '../../infra/free-tier/price-text.ts';
import type { Settings } from '../../infra/settings.ts';
import { countText } from './count-text.ts';
import { nameOf } from './estimate-lines.ts';

/** What a deployment will cost, said before it is made: how far the free tier goes, and what is not in it. */
export const costLines = (settings: Settings): string[] => {
  const { bindsFirst, uses } = estimate({ ordersPerMonth: 1, by: 'webhook' }, deploymentOf(settings), MEASURED_USE);
  const paid = uses
    .filter(({ free, used }) => free === 0 && used > 0)
    .map(({ allowance }) => `${nameOf(allowance)} (${priceText(allowance)})`);
  return [
    ...(bindsFirst === null
      ? []
      : [`inside the free tier up to ${countText(bindsFirst.ordersPerMonth)} orders a month by webhook; "tillbook estimate" says more`]),
    ...(paid.length === 0 ? [] : [`never free in this account: ${paid.join(', ')}`]),
  ];
};
