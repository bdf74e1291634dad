import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { attention, type Finding, ok } from '../../../src/local/doctor/finding.ts';
import type { Deployed } from '../open-deployed.ts';

/** Whether events lie in the queue of those that failed. */
export const checkFailed = async ({ account, names }: Pick<Deployed, 'account' | 'names'>): Promise<Finding> => {
  const sqs = new SQSClient({ region: account.region });
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: names.failedQueue }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] }),
  );
  const waiting = Number(Attributes?.ApproximateNumberOfMessages ?? 0) + Number(Attributes?.ApproximateNumberOfMessagesNotVisible ?? 0);
  if (waiting === 0) return ok('failed events', 'none');
  return attention('failed events', `${waiting} wait`, 'look with "tillbook failed list", then run "tillbook failed replay"');
};
