import { StoreError } from './errors.ts';

export const invalid = (subject: string, message: string): StoreError<'invalid'> => new StoreError('invalid', message, { subject });

/** Throws unless the text can be written as UTF-8 and read back the same. */
export function checkText(subject: string, text: string): void {
  if (typeof text !== 'string') throw invalid(subject, `${subject} is ${String(text)}, not text`);
  if (text.isWellFormed()) return;
  throw invalid(subject, `${subject} is ${JSON.stringify(text.slice(0, 80))}, which holds half a surrogate pair; repair the text first`);
}

/** Throws unless the text has between 1 and `most` bytes of UTF-8. */
export function checkLength(subject: string, text: string, most: number): void {
  checkText(subject, text);
  if (text === '') throw invalid(subject, `${subject} is empty; give it at least one character`);
  const bytes = Buffer.byteLength(text);
  if (bytes <= most) return;
  throw invalid(subject, `${subject} ${JSON.stringify(`${text.slice(0, 40)}…`)} has ${bytes} bytes, ${most} at most; shorten it`);
}
