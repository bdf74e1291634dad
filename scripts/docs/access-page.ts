import { ACCESS, type OtherGrant, type TableAction, type TableGrant } from '../../infra/access.ts';
import { FUNCTION_NAMES, FUNCTIONS, type FunctionName } from '../../infra/functions.ts';
import { GENERATED, markdownTable } from './markdown.ts';

const coded = (texts: readonly string[]): string => texts.map((text) => `\`${text}\``).join(' ');

const LETTERS: Readonly<Record<TableAction, string>> = {
  GetItem: 'r',
  BatchGetItem: 'r',
  Query: 'r',
  Scan: 'r',
  PutItem: 'w',
  UpdateItem: 'w',
  DeleteItem: 'd',
};

/** What a function does with the items of a pattern: `r`eads, `w`rites, `d`eletes. */
const lettersOf = (name: FunctionName, key: string): string => {
  const actions = ACCESS[name].table.filter(({ keys }) => keys.includes(key)).flatMap((grant) => grant.actions);
  return [...new Set(Object.keys(LETTERS).flatMap((action) => actions.filter((one) => one === action).map((one) => LETTERS[one])))].join(
    '',
  );
};

const everyKey = (): readonly string[] =>
  [...new Set(FUNCTION_NAMES.flatMap((name) => ACCESS[name].table.flatMap(({ keys }) => keys)))].toSorted();

const matrix = (): string =>
  markdownTable(
    ['items', ...FUNCTION_NAMES],
    everyKey().map((key) => [`\`${key}\``, ...FUNCTION_NAMES.map((name) => lettersOf(name, key))]),
  );

const tableRow = ({ actions, keys, why }: TableGrant): string[] => [
  coded(actions),
  keys.length === 0 ? 'all: a scan cannot be narrowed' : coded(keys),
  why,
];

const otherRow = ({ actions, resources, why }: OtherGrant): string[] => [coded(actions), coded(resources), why];

const sectionOf = (name: FunctionName): string[] => {
  const { table, other } = ACCESS[name];
  return [
    `## ${name}`,
    `It ${FUNCTIONS[name].says}.`,
    markdownTable(['on the table', 'items', 'for'], table.map(tableRow)),
    ...(other.length === 0 ? [] : [markdownTable(['elsewhere', 'on', 'for'], other.map(otherRow))]),
  ];
};

/** The reference of access, from the table that the policies are made of. */
export const accessPage = (): string => {
  const parts = [
    '# Who may do what on AWS',
    GENERATED,
    'Every function has a role of its own, and every policy of a role is made of [`infra/access.ts`](../../infra/access.ts), which this page shows. Beside it each may write its own log, and nothing else. What this can and cannot promise is said in [least privilege](../explanation/least-privilege.md); the tests that hold it are in [`test/access`](../../test/access/README.md).',
    '## At a glance',
    'By the beginning of the partition key, as in [the table](table.md): `r` reads, `w` writes, `d` deletes.',
    matrix(),
    ...FUNCTION_NAMES.flatMap(sectionOf),
  ];
  return `${parts.join('\n\n')}\n`;
};
