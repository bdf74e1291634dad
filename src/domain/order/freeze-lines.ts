import type { Line, OrderDocument } from './order-document.ts';

const freezeLine = (line: Line, known: Line | undefined): Line => {
  if (known === undefined || known.productId !== line.productId) return line;
  const { title = line.title, category = line.category, unitCost = line.unitCost } = known;
  return {
    ...line,
    ...(title !== undefined && { title }),
    ...(category !== undefined && { category }),
    ...(unitCost !== undefined && { unitCost }),
  };
};

/** The newer document with the titles, categories and costs that its lines had when they were first seen: a sale keeps those of its day. */
export const freezeLines = (known: OrderDocument, newer: OrderDocument): OrderDocument => {
  const lineById = new Map(known.lines.map((line) => [line.id, line]));
  return { ...newer, lines: newer.lines.map((line) => freezeLine(line, lineById.get(line.id))) };
};
