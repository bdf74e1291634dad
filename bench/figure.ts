/** How a figure is to be read and what it is held against. `most`: the figure meets its goal when it is not above. */
export type Figure = {
  readonly what: string;
  readonly ours: number;
  readonly unit: string;
  readonly goal?: number;
  readonly peer?: string;
};

/** Figures of one family: a table of the page, with what is to be known beside it. */
export type Section = {
  readonly title: string;
  readonly intro: string;
  readonly figures: readonly Figure[];
  /** Further tables, e.g. the same figures by component. */
  readonly details?: readonly {
    readonly caption: string;
    readonly header: readonly string[];
    readonly rows: readonly (readonly string[])[];
  }[];
};

const decimalsOf = (value: number): number => {
  if (value >= 100) return 0;
  return value >= 20 ? 1 : 2;
};

export const numberText = (value: number): string =>
  value.toLocaleString('en', { minimumFractionDigits: decimalsOf(value), maximumFractionDigits: decimalsOf(value) });

/** Compared is what is measured, not what is printed. */
export const verdictOf = ({ ours, goal }: Figure): '' | 'met' | 'missed' => {
  if (goal === undefined) return '';
  return ours <= goal ? 'met' : 'missed';
};

export const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
