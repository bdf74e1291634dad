// By position and not by one expression over the whole text, which would take quadratic time on a long cell.
const isAddress = (word: string): boolean => {
  const at = word.indexOf('@');
  return at > 0 && at < word.length - 1;
};

/** True of text that could be an e-mail address, percent-encoded or not. */
export const looksLikeAddress = (text: string): boolean => text.replaceAll('%40', '@').split(/\s/).some(isAddress);

/** Text without anything that looks like an e-mail address: they slip into wrong columns and fields. */
export const withoutAddresses = (text: string): string => text.replace(/\S+/g, (word) => (looksLikeAddress(word) ? '(e-mail)' : word));
