const PIECES: Readonly<Record<string, string>> = { '*': '.*', '?': '.' };

const pieceOf = (character: string): string => PIECES[character] ?? character.replace(/[\\^$.+()|[\]{}]/, '\\$&');

/** Whether text fits a pattern of IAM: `*` stands for any characters or none, `?` for exactly one, and case counts. */
export const matchesPattern = (pattern: string, text: string): boolean =>
  new RegExp(`^${[...pattern].map(pieceOf).join('')}$`, 'su').test(text);
