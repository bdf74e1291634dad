import type { Cell, Column } from '../../src/api/reports/report.ts';

const HUNDREDTHS = 10_000;

/** A figure read back from the text on the screen: minor units, things, or hundredths of a per cent; null where there is none. */
export const readScreen = (text: string): number | null => {
  const digits = text.replace(/\D/g, '');
  if (digits === '') return null;
  return text.startsWith('−') ? -Number(digits) : Number(digits);
};

/** A cell of a report in the same units. */
export const inScreenUnits = (cell: Cell | undefined, unit: Column['unit']): Cell => {
  if (cell === undefined || cell === null) return null;
  return unit === 'ratio' ? Math.round(Number(cell) * HUNDREDTHS) : cell;
};

/** The records of a CSV file, of which each cell is text. */
export const readCsvText = (text: string): string[][] =>
  text
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell.replace(/^"|"$/g, '').replaceAll('""', '"')),
    )
    .map((cells) => cells.slice(0, -1));

/** A cell of a CSV file as JSON has it. Money is in major units there, of a currency of two digits. */
export const fromCsv = (text: string, unit: Column['unit']): Cell => {
  if (text === '') return null;
  return unit === 'money' ? Number(text.replace('.', '')) : Number(text);
};
