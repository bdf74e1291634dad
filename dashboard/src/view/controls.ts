import { isPreset, PRESETS } from '../period/presets.ts';
import { COMPARISONS, isComparison, type View, viewOf } from '../period/view.ts';
import { el, place } from './element.ts';

type Choices = Readonly<Record<string, string>>;

// No shop's book goes further either way.
const [FIRST_DAY, LAST_DAY] = ['1900-01-01', '2199-12-31'];

const BACKWARDS = 'This is before the first day.';

const choice = (name: string, label: string, choices: Choices): HTMLElement =>
  el('label', {}, label, el('select', { name }, ...Object.entries(choices).map(([value, text]) => el('option', { value }, text))));

const dayField = (name: string, label: string): HTMLElement =>
  el('label', {}, label, el('input', { type: 'date', name, min: FIRST_DAY, max: LAST_DAY, required: '' }));

const PERIODS: Choices = {
  ...Object.fromEntries(Object.entries(PRESETS).map(([name, { label }]) => [name, label])),
  own: 'From … to …',
};

const fieldOf = (form: HTMLElement, name: string): HTMLInputElement | HTMLSelectElement => {
  const field = form.querySelector(`[name=${name}]`);
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) return field;
  throw new RangeError(`the form has no field "${name}"`);
};

/** The view that the fields say; undefined where the days are none. `changed`: the field that was changed last. */
const readView = (form: HTMLFormElement, changed: string, today: string): View | undefined => {
  const [period, from, to, compare] = ['period', 'from', 'to', 'compare'].map((name) => fieldOf(form, name).value) as [
    string,
    string,
    string,
    string,
  ];
  if (!isComparison(compare)) return undefined;
  if (changed !== 'from' && changed !== 'to' && isPreset(period)) return viewOf(`?${new URLSearchParams({ period, compare })}`, today);
  fieldOf(form, 'to').setCustomValidity(from !== '' && to !== '' && to < from ? BACKWARDS : '');
  return form.reportValidity() ? { from, to, preset: 'own', compare } : undefined;
};

/** Makes the form at the top, once, so that a keyboard keeps its place. Gives what shows a view in it. */
export const createControls = (onView: (view: View) => void): ((view: View, today: string) => void) => {
  const form = place('controls') as HTMLFormElement;
  let now = '';
  form.replaceChildren(
    choice('period', 'Period', PERIODS),
    choice('compare', 'Compared with', COMPARISONS),
    dayField('from', 'From'),
    dayField('to', 'To'),
  );
  form.onsubmit = (event) => event.preventDefault();
  form.onchange = ({ target }) => {
    const view = readView(form, target instanceof HTMLInputElement ? target.name : '', now);
    if (view !== undefined) onView(view);
  };
  return (view, today) => {
    now = today;
    const values = { period: view.preset, compare: view.compare, from: view.from, to: view.to };
    for (const [name, value] of Object.entries(values)) fieldOf(form, name).value = value;
  };
};
