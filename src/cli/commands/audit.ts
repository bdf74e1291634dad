import type { Command } from 'commander';
import { type AuditReport, audit } from '../../pipeline/audit.ts';
import { EXIT } from '../exit-code.ts';
import { globalsOf, type Session, say, toJson } from '../session.ts';
import { writing } from '../with-folder.ts';

const listText = (spans: readonly string[]): string => (spans.length === 0 ? 'none' : spans.join(', '));

const linesOf = ({ found, drift }: AuditReport): string[] => [
  `documents against postings: ${found.documents.length} days differed (${listText(found.documents)}); ${drift.documents} still do`,
  `postings against rollups: ${found.rollups.length} days or months differed (${listText(found.rollups)}); ${drift.rollups} still do`,
  drift.documents + drift.rollups === 0
    ? 'the book is proven'
    : 'some drift could not be repaired: run "tillbook rebuild", then audit again',
];

const runAudit = async (session: Session, command: Command): Promise<void> => {
  const { data, json } = globalsOf(command);
  say(session, 'auditing: documents against postings, postings against rollups');
  const report = await writing(session, data, (folder) => folder.inGroup((effects) => audit(folder.shop, effects)));
  if (report.found.documents.length + report.found.rollups.length > 0) session.exitCode = EXIT.attention;
  session.world.out(json ? toJson(report) : `${linesOf(report).join('\n')}\n`);
};

export const addAudit = (program: Command, session: Session): void => {
  program
    .command('audit')
    .description('prove the book, and repair what differs')
    .action((_: object, command: Command) => runAudit(session, command));
};
