import { openDynamoTable } from '../../src/store/dynamodb/open.ts';
import type { Sender } from '../../src/store/dynamodb/sender.ts';

const effects = {
  delay: (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
  random: Math.random,
};

/** What each of the measured handlers does, whoever sends for it. */
export const getOrder = (sender: Sender): (() => Promise<unknown>) => {
  const table = openDynamoTable({ tableName: 'tillbook-bench', sender }, effects);
  return () => table.get({ pk: 'ORDER#shop#1', sk: 'DOC' }, 'strong');
};
