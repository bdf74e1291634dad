import type { Decimal } from '../../../domain/money/decimal.ts';
import type { Numbers } from '../profile/numbers.ts';
import { readFloat32 } from './float32.ts';
import { parseNumber } from './number.ts';

/** Reads a number as the files write it; undefined for anything else. */
export type NumberReader = (text: string) => Decimal | undefined;

const SIGNS = {
  '.': '\\.',
  ',': ',',
  // Exports write a plain, a no-break or a narrow no-break space.
  ' ': '[ \\u00a0\\u202f]',
  "'": "['’]",
} as const;

/** Turns grouped text into plain decimal text; digits that are grouped in another way than these two are left alone, and so unreadable. */
const toPlain = ({ decimal = '.', grouping }: Numbers): ((text: string) => string) => {
  const group = grouping === undefined ? '(?!)' : SIGNS[grouping];
  // In threes, or as in India: 1,00,000.
  const grouped = new RegExp(`^[+-]?(\\d{1,3}(${group}\\d{3})+|\\d{1,2}(${group}\\d{2})+${group}\\d{3})(${SIGNS[decimal]}\\d*)?$`);
  const separator = new RegExp(group, 'g');
  const strange = decimal === ',' ? /\./ : /(?!)/;
  return (text) => {
    const joined = grouped.test(text) ? text.replace(separator, '') : text;
    if (strange.test(joined)) return '';
    return decimal === '.' ? joined : joined.replace(',', '.');
  };
};

const MINUS = /^[−–](?=[\d.,])/;
const IN_BRACKETS = /^\(([^()+-]*\d[^()+-]*)\)$/;
const TRAILING_MINUS = /^([\d.,][^+-]*)[-−]$/;

/** The number with its minus in front, of the ways in which accounts write one: `−5`, `5-`, `(5)`. */
const withPlainMinus = (text: string): string =>
  text.replace(MINUS, '-').replace(IN_BRACKETS, '-$1').replace(TRAILING_MINUS, '-$1').replace(/^-\s+/, '-');

const TINY = /^([^eE]*)[eE]-(\d{1,2})$/;

// A positive exponent is what a spreadsheet makes of a long number, whose last digits are lost; a negative one is but very small.
const readTiny = (text: string, read: NumberReader): Decimal | undefined => {
  const [, mantissa = '', exponent = ''] = TINY.exec(text) ?? [];
  const number = read(mantissa);
  return number === undefined ? undefined : { units: number.units, scale: number.scale + Number(exponent) };
};

/** How numbers are read by a profile's notation. Without one, plain decimal text costs no more than its parsing. */
export const createNumberReader = (numbers: Numbers = {}): NumberReader => {
  const parse = numbers.float32 ? readFloat32 : parseNumber;
  const isPlain = (numbers.decimal ?? '.') === '.' && numbers.grouping === undefined;
  const plain = toPlain(numbers);
  const read: NumberReader = isPlain ? parse : (text) => parse(plain(text));
  return (text) => {
    const number = read(text);
    if (number !== undefined || text === '') return number;
    const turned = withPlainMinus(text);
    return (turned === text ? undefined : read(turned)) ?? readTiny(turned, read);
  };
};
