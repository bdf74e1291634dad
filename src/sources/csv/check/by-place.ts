type InFile = { readonly file: string; readonly line: number };

/** Sorts what lies in files by its place in them. */
export const byPlace = (a: InFile, b: InFile): number => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1);
