import { type QuoteFault, readRecord } from './read-record.ts';

/** No honest record is longer, in characters; beyond it memory is protected. */
const LONGEST_RECORD = 1_048_576;

/** A record of the file as it stands; with a fault, `cells` are those that could be read before it. `line` is that of its beginning. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[]; readonly fault?: QuoteFault | 'record-too-long' };

export type CsvReader = { readonly push: (text: string) => void; readonly end: () => void };

const LINE_BREAKS = /\r\n|\n|\r/g;

const isBlank = (cells: readonly string[]): boolean => cells.length === 1 && cells[0] === '';

/** The cells of a spoilt record that are whole: all before the one in which it broke off. */
const wholeCells = (text: string, delimiter: number): readonly string[] => {
  const reading = readRecord(text, 0, { delimiter, last: true });
  return reading?.fault === 'quote-unclosed' ? reading.cells : (reading?.cells.slice(0, -1) ?? []);
};

/**
 * Splits text that arrives in pieces into records. After a spoilt record reading goes on behind the line in which it began, so that one
 * stray quote costs one line and not the rest of the file. Blank lines are no records.
 */
export const createCsvReader = (delimiter: string, emit: (record: CsvRecord) => void): CsvReader => {
  const code = delimiter.charCodeAt(0);
  let text = '';
  let at = 0;
  let line = 1;
  let skipping = false;

  const countLines = (upTo: number, cells: readonly string[]): void => {
    const breaks = cells.some((cell) => cell.includes('\n') || cell.includes('\r'));
    line += breaks ? (text.slice(at, upTo).match(LINE_BREAKS)?.length ?? 0) : 1;
  };

  const skipLine = (last: boolean): boolean => {
    LINE_BREAKS.lastIndex = at;
    const found = LINE_BREAKS.exec(text);
    const past = found === null ? text.length : LINE_BREAKS.lastIndex;
    // A CR at the very end may be half of a CRLF.
    skipping = !last && (found === null || (found[0] === '\r' && past === text.length));
    at = skipping && found !== null ? found.index : past;
    if (!skipping) line += 1;
    return !skipping;
  };

  const step = (last: boolean): boolean => {
    if (skipping) return skipLine(last);
    if (at >= text.length) return false;
    const reading = readRecord(text, at, { delimiter: code, last });
    const length = (reading?.end ?? text.length) - at;
    if (reading === undefined && length <= LONGEST_RECORD) return false;
    const fault = length > LONGEST_RECORD ? 'record-too-long' : reading?.fault;
    if (reading === undefined || fault !== undefined) {
      emit({ line, cells: wholeCells(text.slice(at, at + LONGEST_RECORD), code), fault: fault ?? 'record-too-long' });
      return skipLine(last);
    }
    if (!isBlank(reading.cells)) emit({ line, cells: reading.cells });
    countLines(reading.end, reading.cells);
    at = reading.end;
    return true;
  };

  const run = (last: boolean): void => {
    while (step(last));
    text = text.slice(at);
    at = 0;
  };

  return {
    push: (more) => {
      text += more;
      run(false);
    },
    end: () => run(true),
  };
};
