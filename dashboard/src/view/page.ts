import type { Answers } from '../data/answers.ts';
import { untilText } from '../format/compared.ts';
import { daysText } from '../format/days.ts';
import { COMPARISONS, type View } from '../period/view.ts';
import { showCountries } from './countries.ts';
import { place } from './element.ts';
import { noteOf, tell } from './notes.ts';
import { showProducts } from './products.ts';
import { showProof } from './proof.ts';
import { showSeries } from './series.ts';
import { showTiles } from './tiles.ts';
import { showFreshness, trustOf } from './trust.ts';

/** Which days are shown, and what they are compared with: the days of the answer, not those that were asked for. */
export const periodLine = ({ compare }: Pick<View, 'compare'>, { sales: { meta } }: Pick<Answers, 'sales'>): string => {
  if (meta.compare === null) return daysText(meta);
  const until = untilText(meta);
  return `${daysText(meta)}, compared with ${COMPARISONS[compare]} (${daysText(meta.compare)}${until === undefined ? '' : `, ${until}`})`;
};

/** Fills every place of the page, the numbers before the drawing. */
export const showPage = (view: View, answers: Answers): void => {
  tell('trouble', undefined);
  tell('note', noteOf(answers.status));
  place('period-line').textContent = periodLine(view, answers);
  showFreshness(trustOf(answers.sales.meta, answers.status));
  showTiles(answers);
  showProducts(answers.products);
  showCountries(answers.countries);
  showProof(answers);
  showSeries(answers.sales);
};
