const QUOTE = 34;
const LINE_FEED = 10;
const RETURN = 13;

/** What spoils a record: text after a closing quote, or a quote that is still open where the file ends. */
export type QuoteFault = 'quote-misplaced' | 'quote-unclosed';

/** `end` is where the next record begins; of a spoilt record, how far it was read. */
export type RecordReading = { readonly cells: string[]; readonly end: number; readonly fault?: QuoteFault };

export type RecordStop = { readonly delimiter: number; readonly last: boolean };

const endOfBareCell = (text: string, from: number, delimiter: number): number => {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === LINE_FEED || code === RETURN) return at;
  }
  return text.length;
};

const closingQuote = (text: string, from: number): number => {
  let at = text.indexOf('"', from);
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at === -1 ? text.length : at;
};

const unquote = (text: string, from: number, end: number): string => {
  const inside = text.slice(from, end);
  return inside.includes('"') ? inside.replaceAll('""', '"') : inside;
};

/** Where the text after a line break at `at` begins; 0 when no line break stands there. */
const pastLineBreak = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  if (code === LINE_FEED || at >= text.length) return at + 1;
  if (code !== RETURN) return 0;
  return text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
};

/**
 * The record of RFC 4180 that begins at `from`; undefined when it may go on beyond the text, which `last` denies. Lines end in CRLF, LF or
 * CR. A quote inside an unquoted cell is a character like any other.
 */
export const readRecord = (text: string, from: number, { delimiter, last }: RecordStop): RecordReading | undefined => {
  const cells: string[] = [];
  for (let at = from; ; ) {
    const quoted = text.charCodeAt(at) === QUOTE;
    const close = quoted ? closingQuote(text, at + 1) : endOfBareCell(text, at, delimiter);
    const after = quoted ? close + 1 : close;
    // The last character decides nothing: a quote may be doubled by the next one, a CR be followed by its LF.
    if (after >= text.length - 1 && !last && text.charCodeAt(after) !== LINE_FEED) return undefined;
    if (close === text.length && quoted) return { cells, end: close, fault: 'quote-unclosed' };
    cells.push(quoted ? unquote(text, at + 1, close) : text.slice(at, close));
    if (text.charCodeAt(after) === delimiter) at = after + 1;
    else {
      const end = pastLineBreak(text, after);
      return end === 0 ? { cells, end: after, fault: 'quote-misplaced' } : { cells, end };
    }
  }
};
