import type { Report } from '../../../src/api/reports/report.ts';
import type { Status } from './status.ts';

/** What the page shows: four reports of the same days, and how the shop's book is. */
export type Answers = {
  readonly status: Status;
  readonly sales: Report;
  readonly customers: Report;
  readonly products: Report;
  readonly countries: Report;
};
