import type { Line, OrderDocument } from './order-document.ts';

const withUnitCost = ({ totalCost: _, ...line }: Line, unitCost: number): Line => ({ ...line, unitCost });
const withTotalCost = ({ unitCost: _, ...line }: Line, totalCost: number): Line => ({ ...line, totalCost });

const hasCost = ({ unitCost, totalCost }: Line): boolean => unitCost !== undefined || totalCost !== undefined;

// A source's cost wins over a listed one also when it comes later. A cost of the whole line is that of so many pieces: of another quantity only the newer document can tell.
const freezeCost = (line: Line, known: Line): Line => {
  if (known.unitCost !== undefined) return withUnitCost(line, known.unitCost);
  if (known.totalCost !== undefined && known.quantity === line.quantity) return withTotalCost(line, known.totalCost);
  return known.listedCost === undefined || hasCost(line) ? line : { ...line, listedCost: known.listedCost };
};

const freezeLine = (line: Line, known: Line | undefined): Line => {
  if (known === undefined || known.productId !== line.productId) return line;
  const { title = line.title, category = line.category } = known;
  return freezeCost({ ...line, ...(title !== undefined && { title }), ...(category !== undefined && { category }) }, known);
};

/** The newer document with the titles, categories and costs that its lines had when they were first seen: a sale keeps those of its day. */
export const freezeLines = (known: OrderDocument, newer: OrderDocument): OrderDocument => {
  const lineById = new Map(known.lines.map((line) => [line.id, line]));
  return { ...newer, lines: newer.lines.map((line) => freezeLine(line, lineById.get(line.id))) };
};
