import { UNITS_A_TURN, UNITS_PER_SECOND } from '../../../src/lambda/nightly/create-nightly.ts';
import { SECRETS_KEPT_MS } from '../../../src/lambda/shared/secrets-kept.ts';
import { OVERLAP_MS } from '../../../src/sources/retail-api/retail-source.ts';
import { WRITES_ALONE } from '../../../src/store/paced-table.ts';

/** What the estimate takes for granted beside what is measured. Each is on the safe side where nobody knows it. */

/** A month of 30 days. @unit days */
export const DAYS = 30;
/** @unit seconds */
export const MONTH_SECONDS = DAYS * 86_400;

/** How often a shop tells of one order by webhook, repetitions included: placed, paid, packed, and now and then twice. */
export const DELIVERIES_AN_ORDER = 3.5;

/** The last three of the 25 units stay free for what comes between. @unit write units a second */
export const BATCH_PACE = WRITES_ALONE;

/** Of the 25 read units a second all can be used: what is read is throttled, not lost. */
export const READ_PACE = 25;

/** One answer of DynamoDB as a function in the same region waits for it. @unit milliseconds */
export const CALL_MS = 8;

/** What sending one signed request takes of a processor. @unit milliseconds @source measured for a client written by hand: 0.28 */
export const CALL_PROCESSOR_MS = 0.3;

/** A function with so much memory has one whole processor; with less, that share. @unit MB @source Lambda Developer Guide, "Configure Lambda function memory" */
export const PROCESSOR_MEMORY_MB = 1769;

/** Start, time of the runtime and of the gateway's own, in each invocation. @unit milliseconds */
export const INVOCATION_MS = 10;

/** How long an environment lives before Lambda replaces it, at the least. @unit seconds */
export const ENVIRONMENT_SECONDS = 3600;
/** Starting one is charged too. @unit milliseconds */
export const START_MS = 300;
/** Environments of one function at the same time: rushes need more than one. */
export const ENVIRONMENTS = 2;

/** Lines that Lambda writes itself (START, END, REPORT) and the two of ours, with what CloudWatch adds to each. @unit bytes */
export const LOG_BYTES_AN_INVOCATION = 1100;

/** Answers asked for by people: page, Superset and scripts. */
export const QUERIES_A_MONTH = 10_000;
/** A query as the page asks it. @unit calls of the table, read units */
export const QUERY = { calls: 3, readUnits: 12, processorMs: 15 } as const;

/** An order as rows of a CSV file. @unit bytes */
export const FILE_BYTES_AN_ORDER = 400;
/** A file is kept for a month; one comes each day. */
export const FILES_A_MONTH = 30;

/** Where a pull meets again what it saw: changes as old as this are read once more. @unit minutes */
export const PULL_OVERLAP_MINUTES = OVERLAP_MS / 60_000;
/** A pull that finds nothing: the shop's answer, and the state of the source. */
export const QUIET_PULL = { calls: 6, shopMs: 400 } as const;

/** The audit of a large book, which spends all that each of its turns may. @unit read units a turn, read units a second */
export const AUDIT = { units: UNITS_A_TURN, pace: UNITS_PER_SECOND } as const;

/** Secrets that a function reads, each a request to KMS. @unit parameters */
export const SECRETS = { collect: 2, pull: 2, import: 1, admin: 1 } as const;
export const SECRETS_KEPT_SECONDS = SECRETS_KEPT_MS / 1000;

/** Ten alarms that go off and calm down three times each. */
export const MAILS_A_MONTH = 60;
