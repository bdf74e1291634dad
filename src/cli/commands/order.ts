import type { Command } from 'commander';
import { FolderError } from '../../local/folder-error.ts';
import { type CustomerPosition, type FoundOrder, findOrders, type StoredPosting } from '../../store/find-order.ts';
import { globalsOf, type Session, toJson } from '../session.ts';
import { reading } from '../with-folder.ts';

const eventsText = ({ posting }: StoredPosting): string =>
  posting === undefined
    ? 'nothing any more'
    : posting.events.map(({ kind, second }) => `${kind} ${new Date(second * 1000).toISOString()}`).join(', ');

const customerText = (customer: CustomerPosition | undefined): string => {
  if (customer === undefined) return 'nobody known';
  const { customerKey, position, orders, previous, next, isHouse } = customer;
  if (isHouse) return `${customerKey}, a house account: it has too many orders for a history`;
  const place = position === undefined ? `does not count among its ${orders} orders` : `order ${position} of ${orders}`;
  return `${customerKey}, ${place}; before it ${previous ?? 'none'}, after it ${next ?? 'none'}`;
};

const textOf = (found: FoundOrder): string =>
  [
    `order     ${found.ref}`,
    `version   updated ${found.version.updatedAt}, read ${found.version.readAt}`,
    `customer  ${customerText(found.customer)}`,
    ...found.postings.map((posting) => `posting   ${posting.day} (UTC): ${eventsText(posting)}`),
    'document',
    toJson(found.document),
    'postings',
    toJson(found.postings),
  ].join('\n');

const runShow = async (id: string, session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  const found = await reading(session, data, ({ effects }) => findOrders(id, effects.table));
  if (found.length === 0) throw new FolderError('record-unknown', `${data} has no order ${id}; name it by its id or as source#id`);
  session.world.out(json ? toJson(found) : found.map(textOf).join('\n'));
};

export const addOrder = (program: Command, session: Session): void => {
  program
    .command('order')
    .description('look at single orders')
    .command('show')
    .description("an order's document, its postings and its place among its customer's")
    .argument('<id>', "the source's id, or source#id")
    .action((id: string, _: object, command: Command) => runShow(id, session, command));
};
