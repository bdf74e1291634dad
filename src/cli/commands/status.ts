import type { Command } from 'commander';
import { readStatus, type Status } from '../../local/read-status.ts';
import { type BookStatus, readBookStatus } from '../../pipeline/read-status.ts';
import { AWS_OPTION, type AwsOptions } from '../aws-option.ts';
import { countText } from '../count-text.ts';
import { globalsOf, type Session, toJson } from '../session.ts';
import { readingBook } from '../with-book.ts';
import { reading } from '../with-folder.ts';

const unfinishedText = ({ startedAt, orders, object }: BookStatus['imports']['unfinished'][number]): string =>
  object === null
    ? `one of ${startedAt} stopped behind ${countText(orders)} orders: import it again to resume`
    : `${object} under way, ${countText(orders)} orders so far`;

const importsText = ({ done, unfinished, failed }: BookStatus['imports']): string =>
  [`${done} done`, ...unfinished.map(unfinishedText), ...failed.map(({ failedAt, says }) => `one failed ${failedAt}: ${says}`)].join('; ');

const yesNo = (is: boolean): string => (is ? 'yes' : 'no');

const sourceText = ({ name, caughtUpAt, loadedFrom, failure }: BookStatus['sources'][number]): string =>
  [
    name,
    `up to ${caughtUpAt ?? 'nothing yet'}`,
    ...(loadedFrom === null ? [] : [`history only back to ${loadedFrom}`]),
    ...(failure === null ? [] : [`failed ${failure.at}: ${failure.says}`]),
  ].join(', ');

const sourcesText = ({ sources }: BookStatus): string => sources.map(sourceText).join('\n             ') || 'none is pulled';

const linesOf = (status: BookStatus): string[] => {
  const { shop, months, waiting, drift } = status;
  const { pending, cancelled, zeroValue } = shop.inclusion;
  return [
    `shop         ${shop.zone}, ${shop.currency}, weeks from ${shop.weekStart}`,
    `counted      pending ${yesNo(pending)}, cancelled ${yesNo(cancelled)}, worth nothing ${yesNo(zeroValue)}`,
    `orders       ${countText(status.orders)}${months === null ? '' : `, ${months.first} to ${months.last}`}`,
    `as of        ${status.dataAsOf ?? 'never folded'}; last nightly run ${status.nightlyAt ?? 'never'}`,
    `waiting      ${waiting.days.length} days and ${waiting.months.length} months to be folded again`,
    `audit        ${drift === null ? 'never' : `${status.auditedAt}, drift ${drift.documents} in documents, ${drift.rollups} in rollups`}`,
    `quarantine   ${countText(status.quarantined)} records`,
    `imports      ${importsText(status.imports)}`,
    `sources      ${sourcesText(status)}`,
    `restated     ${countText(status.restatements)} times after a month had closed`,
  ];
};

const folderLine = ({ data, bytes }: Status): string => `folder       ${data}, ${(bytes / 1e6).toFixed(1)} MB`;

const runStatus = async ({ aws }: AwsOptions, session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  const show = (first: string, status: BookStatus): void =>
    session.world.out(json ? toJson(status) : `${[first, ...linesOf(status)].join('\n')}\n`);
  if (aws === undefined) {
    const status = await reading(session, data, readStatus);
    show(folderLine(status), status);
    return;
  }
  const status = await readingBook(session, { data, aws }, ({ shop, effects }) => readBookStatus(shop, effects));
  show(`deployed     ${aws}`, status);
};

export const addStatus = (program: Command, session: Session): void => {
  program
    .command('status')
    .description('what the folder holds, how fresh it is, and what waits')
    .addOption(AWS_OPTION())
    .action((options: AwsOptions, command: Command) => runStatus(options, session, command));
};
