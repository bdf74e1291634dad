const GAP = '  ';

/** How wide a text is on a terminal, near enough: a code point is one column. */
export const widthOf = (text: string): number => [...text].length;

export type Align = 'left' | 'right';

const pad = (text: string, width: number, align: Align | undefined): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? space + text : text + space;
};

type Texts = readonly string[];

/** Lines of a table with its columns aligned: the header, a rule, the rows, and where there is a footer another rule and that. */
export const textTable = (
  aligns: readonly Align[],
  { header, body, footer }: { header: Texts; body: readonly Texts[]; footer?: Texts },
): string[] => {
  const all = [header, ...body, ...(footer === undefined ? [] : [footer])];
  const widths = header.map((_, index) => all.reduce((widest, texts) => Math.max(widest, widthOf(texts[index] ?? '')), 0));
  const line = (texts: Texts): string =>
    widths
      .map((width, index) => pad(texts[index] ?? '', width, aligns[index]))
      .join(GAP)
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP);
  return [line(header), rule, ...body.map(line), ...(footer === undefined ? [] : [rule, line(footer)])];
};
