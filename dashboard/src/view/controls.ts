import { isPreset, PRESETS } from '../period/presets.ts';
import { COMPARISONS, type Comparison, type View, viewOf } from '../period/view.ts';
import { el, place } from './element.ts';

type Choices = Readonly<Record<string, string>>;

const choice = (name: string, label: string, { choices, chosen }: { choices: Choices; chosen: string }): HTMLElement => {
  const options = Object.entries(choices).map(([value, text]) => el('option', { value, ...(value === chosen && { selected: '' }) }, text));
  return el('label', {}, label, el('select', { name }, ...options));
};

const dayField = (name: string, label: string, value: string): HTMLElement =>
  el('label', {}, label, el('input', { type: 'date', name, value, required: '' }));

const periodChoices = (): Choices => ({
  ...Object.fromEntries(Object.entries(PRESETS).map(([name, { label }]) => [name, label])),
  own: 'From … to …',
});

/** The form at the top. `onView` is told whenever another view is asked for. */
export const showControls = (view: View, today: string, onView: (view: View) => void): void => {
  const form = place('controls') as HTMLFormElement;
  form.replaceChildren(
    choice('period', 'Period', { choices: periodChoices(), chosen: view.preset }),
    dayField('from', 'From', view.from),
    dayField('to', 'To', view.to),
    choice('compare', 'Compared with', { choices: COMPARISONS, chosen: view.compare }),
  );
  form.onsubmit = (event) => event.preventDefault();
  form.onchange = ({ target }) => {
    const data = new FormData(form);
    const period = String(data.get('period'));
    const compare = String(data.get('compare')) as Comparison;
    const changedDay = target instanceof HTMLInputElement;
    if (!changedDay && isPreset(period)) return onView(viewOf(`?${new URLSearchParams({ period, compare })}`, today));
    const own = { from: String(data.get('from')), to: String(data.get('to')) };
    return own.from <= own.to && form.reportValidity() ? onView({ ...own, preset: 'own', compare }) : undefined;
  };
};
