import { METRICS } from '../../../src/lambda/shared/metric-names.ts';
import type { AllowanceId } from '../allowances.ts';
import * as assumed from './assumptions.ts';
import type { Deployment } from './deployment.ts';
import { volumeAt } from './interpolate.ts';
import type { MeasuredUse } from './measured-use.ts';
import { type Question, type Work, worksOf } from './work.ts';

/** How much of each allowance a month uses. Capacity is told in units written and read, storage in what the month adds. */
export type Amounts = Readonly<Partial<Record<AllowanceId, number>>>;

const GB = 1e9;
const SECRET_READERS: Readonly<Record<string, number>> = assumed.SECRETS;

const sum = (works: readonly Work[], of: (work: Work) => number): number => works.reduce((total, work) => total + of(work), 0);

/** How many environments are started in a month: each function's end now and then. */
const startsOf = ({ invocations }: Work): number =>
  Math.min(invocations, (assumed.ENVIRONMENTS * assumed.MONTH_SECONDS) / assumed.ENVIRONMENT_SECONDS);

const computeOf = (works: readonly Work[], { functions }: Deployment): number =>
  sum(works, (work) => ((work.seconds + (startsOf(work) * assumed.START_MS) / 1000) * functions[work.does].memoryMb) / 1024);

/** Each environment reads its secrets again when they have been kept long enough. */
const secretReadsOf = (works: readonly Work[]): number =>
  sum(works, ({ does, invocations }) => {
    const reads = Math.min(invocations, (assumed.ENVIRONMENTS * assumed.MONTH_SECONDS) / assumed.SECRETS_KEPT_SECONDS);
    return (SECRET_READERS[does] ?? 0) * reads;
  });

/** What DynamoDB keeps of a month. @unit GB */
export const storedGb = ({ ordersPerMonth }: Question, { volumes }: MeasuredUse): number => {
  const { bytesAnOrder, rollupBytesADay } = volumeAt(ordersPerMonth / assumed.DAYS, volumes);
  return (ordersPerMonth * bytesAnOrder + rollupBytesADay * assumed.DAYS) / GB;
};

const filesOf = ({ ordersPerMonth, by }: Question, { hasFiles }: Deployment): Amounts => {
  if (!hasFiles) return {};
  const orders = by === 'batch' ? ordersPerMonth : 0;
  return {
    's3-storage': (orders * assumed.FILE_BYTES_AN_ORDER) / GB,
    's3-writes': assumed.FILES_A_MONTH,
    's3-reads': assumed.FILES_A_MONTH * 2,
  };
};

export const amountsOf = (question: Question, deployment: Deployment, measured: MeasuredUse): Amounts => {
  const works = worksOf(question, deployment, measured);
  const invocations = sum(works, (work) => work.invocations);
  const logged = (invocations * assumed.LOG_BYTES_AN_INVOCATION) / GB;
  const webhooks = question.by === 'webhook' ? question.ordersPerMonth * assumed.DELIVERIES_AN_ORDER : 0;
  return {
    'lambda-requests': invocations,
    'lambda-compute': computeOf(works, deployment),
    'dynamodb-writes': sum(works, (work) => work.writeUnits),
    'dynamodb-reads': sum(works, (work) => work.readUnits),
    'dynamodb-storage': storedGb(question, measured),
    'http-api-calls': webhooks + assumed.QUERIES_A_MONTH,
    'scheduler-invocations': Object.values(deployment.starts).reduce((total, starts) => total + starts, 0),
    'log-ingestion': logged,
    'log-storage': (logged * deployment.logDays) / assumed.DAYS,
    'kms-requests': secretReadsOf(works),
    'custom-metrics': Object.keys(METRICS).length,
    'sns-mails': assumed.MAILS_A_MONTH,
    ...filesOf(question, deployment),
  };
};
