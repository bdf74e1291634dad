const GAP = '  ';

/** How wide a text is on a terminal, near enough: a code point is one column. */
export const widthOf = (text: string): number => [...text].length;

export type Align = 'left' | 'right';

const pad = (text: string, width: number, align: Align | undefined): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? space + text : text + space;
};

type Texts = readonly string[];

/** A heading over several columns. */
type Over = { readonly text: string; readonly columns: number };

type Content = {
  readonly over?: readonly Over[];
  readonly header: Texts;
  readonly body: readonly Texts[];
  readonly footer?: Texts;
};

const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0) + GAP.length * (widths.length - 1);

/** The widths by heading, the first of each as much wider as its heading needs. */
const widthsUnder = (over: readonly Over[], widths: readonly number[]): number[][] => {
  let at = 0;
  return over.map(({ text, columns }) => {
    const [first = 0, ...more] = widths.slice(at, at + columns);
    at += columns;
    return [first + Math.max(0, widthOf(text) - sum([first, ...more])), ...more];
  });
};

/** Lines of a table with its columns aligned: headings, the header, a rule, the rows, and where there is a footer another rule and that. */
export const textTable = (aligns: readonly Align[], { over = [], header, body, footer }: Content): string[] => {
  const all = [header, ...body, ...(footer === undefined ? [] : [footer])];
  const least = header.map((_, index) => all.reduce((widest, texts) => Math.max(widest, widthOf(texts[index] ?? '')), 0));
  const under = widthsUnder(over, least);
  const widths = over.length === 0 ? least : under.flat();
  const line = (texts: Texts): string =>
    widths
      .map((width, index) => pad(texts[index] ?? '', width, aligns[index]))
      .join(GAP)
      .trimEnd();
  const headings = over.map(({ text }, index) => pad(text, sum(under[index] ?? []), 'left')).join(GAP);
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP);
  return [
    ...(over.length === 0 ? [] : [headings.trimEnd()]),
    line(header),
    rule,
    ...body.map(line),
    ...(footer === undefined ? [] : [rule, line(footer)]),
  ];
};
