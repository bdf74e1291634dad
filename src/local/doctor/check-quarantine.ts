import type { BookStatus } from '../../pipeline/read-status.ts';
import { attention, type Finding, ok } from './finding.ts';

/** Whether records wait in quarantine, where they count in no figure. */
export const checkQuarantine = ({ quarantined }: Pick<BookStatus, 'quarantined'>): Finding =>
  quarantined === 0
    ? ok('quarantine', 'empty')
    : attention(
        'quarantine',
        `${quarantined} records count in no figure`,
        'see "tillbook quarantine list"; correct them, then replay or send them again',
      );
