import type { ServiceSide } from './unused.ts';

/** What AWS's services do with a function's role, outside its code. `service-side.test.ts` asks that the templates make them do so. */
export const SERVICE_SIDE: readonly ServiceSide[] = [
  { action: 'logs:CreateLogStream', resource: 'arn:aws:logs:*', why: 'Lambda opens a stream for each process' },
  { action: 'logs:PutLogEvents', resource: 'arn:aws:logs:*', why: 'Lambda writes what the function prints' },
  { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:*-failed', why: 'Lambda sends an event that failed to its destination' },
];
