const PREFIX = 'imports';

/** How objects are to be named, for those who named one otherwise. */
const LAYOUT = `Name it ${PREFIX}/PROFILE/ANYTHING.csv, e.g. ${PREFIX}/shopify-orders/2026-11.csv; .csv.gz will do too`;

/** The key as its owner wrote it: in a message S3 writes a space as + and all else as in an address. Undefined where that is broken. */
export const decodeKey = (encoded: string): string | undefined => {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
};

/** Consoles make an empty object of this kind of name to show a folder; there is nothing in it. */
export const isFolder = (key: string): boolean => key.endsWith('/');

/** The profile that a key names, or why it names none. */
export const profileNamed = (key: string): { readonly name: string } | { readonly says: string } => {
  const [first, name, ...rest] = key.split('/');
  const file = rest.at(-1) ?? '';
  if (first !== PREFIX || name === undefined || name === '' || file === '')
    return { says: `${key}: the key does not say by which profile the file is read. ${LAYOUT}.` };
  if (!/\.csv(\.gz)?$/i.test(file)) return { says: `${key}: this is no csv file by its name. ${LAYOUT}.` };
  return { name };
};
