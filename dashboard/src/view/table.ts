import { el } from './element.ts';

export type Head = { readonly text: string; readonly isNumber: boolean };

const headCell = ({ text, isNumber }: Head): HTMLElement => el('th', { scope: 'col', ...(isNumber && { class: 'number' }) }, text);

/** A cell of figures; `metric` says which one. */
export const numberCell = (metric: string, ...children: readonly (Node | string)[]): HTMLElement =>
  el('td', { class: 'number', 'data-metric': metric }, ...children);

/** A table that scrolls by itself where the screen is too narrow, by keyboard too. */
export const tableOf = (caption: string, heads: readonly Head[], rows: readonly HTMLElement[]): HTMLElement => {
  const table = el('table', {}, el('thead', {}, el('tr', {}, ...heads.map(headCell))), el('tbody', {}, ...rows));
  return el('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': caption }, table);
};
