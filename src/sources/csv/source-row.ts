/** Why a row, or with it its whole order, is not accepted: `reason` is a stable code, `detail` names column, value and remedy. */
export type Fault = { readonly reason: string; readonly detail: string };

/** One row of a file: its cells in the order of the mapping's columns, trimmed. With a fault they are those that could be read. */
export type SourceRow = { readonly file: string; readonly line: number; readonly cells: readonly string[]; readonly fault?: Fault };

/** The order of rows by content, so that an order reads the same however its rows were shuffled. */
export const compareCells = (a: readonly string[], b: readonly string[]): number => {
  const at = a.findIndex((cell, index) => cell !== b[index]);
  if (at === -1) return a.length - b.length;
  return (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
};
