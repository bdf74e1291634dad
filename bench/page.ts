import { type Figure, numberText, type Section, verdictOf } from './figure.ts';

const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(header), line(header.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');

const figureRow = (figure: Figure): string[] => [
  figure.what,
  `${numberText(figure.ours)} ${figure.unit}`,
  figure.goal === undefined ? '' : `≤ ${figure.goal.toLocaleString('en')}`,
  verdictOf(figure),
  figure.peer ?? '',
];

const sectionText = ({ title, intro, figures, details = [] }: Section): string =>
  [
    `## ${title}`,
    intro,
    table(['what', 'ours', 'goal', 'met', 'peer'], figures.map(figureRow)),
    ...details.map(({ caption, header, rows }) => `${caption}\n\n${table(header, rows)}`),
  ].join('\n\n');

const summaryOf = (sections: readonly Section[]): string => {
  const verdicts = sections.flatMap(({ figures }) => figures).map(verdictOf);
  const count = (wanted: string): number => verdicts.filter((verdict) => verdict === wanted).length;
  return `${count('met')} goals met, ${count('missed')} missed.`;
};

/** The reference page: generated, so that no figure in it was typed. */
export const pageOf = (
  sections: readonly Section[],
  machine: { readonly extent: string; readonly cores: number; readonly memoryGb: number },
): string =>
  [
    '# Performance',
    `Written by \`npm run bench\`, here in its ${machine.extent} extent; do not edit. Every peer ran on the same data in the same run.`,
    `Machine: ${machine.cores} cores, ${machine.memoryGb} GB of memory. Units are DynamoDB's, by the rules of \`src/store/meter.ts\`; times depend on the machine, units do not.`,
    summaryOf(sections),
    ...sections.map(sectionText),
    '',
  ].join('\n\n');
