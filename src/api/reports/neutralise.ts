// Full-width signs count too: a spreadsheet set to Japanese reads them as their plain ones. A tab or line break may be swallowed.
const FORMULA = /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n])/u;

const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** Whether a spreadsheet may run the text of a cell as a formula. A plain number with its sign, e.g. `-5.00`, it only reads. */
const isFormula = (text: string): boolean => FORMULA.test(text) && !PLAIN_NUMBER.test(text);

/**
 * The text with an apostrophe before it where a spreadsheet would run it, so that it is read as text.
 * @source https://owasp.org/www-community/attacks/CSV_Injection
 */
export const neutralise = (text: string): string => (isFormula(text) ? `'${text}` : text);
