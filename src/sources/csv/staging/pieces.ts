/** Rows of one order, as text, that wait for being written, and the earliest instant among them. */
type Piece = { at: number; readonly rows: string[] };

export type WritePiece = (id: string, at: number, rows: readonly string[]) => void;

const WAITING_AT_MOST = 10_000;

export type Pieces = { readonly add: (id: string, at: number, row: string) => void; readonly flush: () => void };

/** Gathers rows by their order, so that orders which stand together are written together; a shuffled file costs more pieces, not more memory. */
export const createPieces = (write: WritePiece): Pieces => {
  const waiting = new Map<string, Piece>();
  let count = 0;
  const flush = (): void => {
    for (const [id, { at, rows }] of waiting) write(id, at, rows);
    waiting.clear();
    count = 0;
  };
  const add = (id: string, at: number, row: string): void => {
    const piece = waiting.get(id) ?? { at, rows: [] };
    piece.at = Math.min(piece.at, at);
    piece.rows.push(row);
    waiting.set(id, piece);
    count += 1;
    if (count >= WAITING_AT_MOST) flush();
  };
  return { add, flush };
};
