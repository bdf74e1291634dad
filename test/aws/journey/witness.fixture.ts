import { CreateStackCommand, DeleteStackCommand, waitUntilStackCreateComplete } from '@aws-sdk/client-cloudformation';
import { GetQueueUrlCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { until } from '../until.fixture.ts';
import type { Target } from './target.fixture.ts';

/** A queue that hears what a topic says, in a stack of its own. */
export type Witness = { readonly hears: (what: RegExp, seconds: number) => Promise<string>; readonly close: () => Promise<void> };

const templateOf = (name: string, topicArn: string) => ({
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } },
    MaySend: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [{ Ref: 'Queue' }],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'sns.amazonaws.com' },
              Action: 'sqs:SendMessage',
              Resource: { 'Fn::GetAtt': ['Queue', 'Arn'] },
              Condition: { ArnEquals: { 'aws:SourceArn': topicArn } },
            },
          ],
        },
      },
    },
    Subscription: {
      Type: 'AWS::SNS::Subscription',
      DependsOn: 'MaySend',
      Properties: { TopicArn: topicArn, Protocol: 'sqs', Endpoint: { 'Fn::GetAtt': ['Queue', 'Arn'] }, RawMessageDelivery: true },
    },
  },
});

/** Lets a queue listen to a topic of the target, and waits until it does. */
export const openWitness = async ({ account, region, clients: { stacks, queues } }: Target, topic: string): Promise<Witness> => {
  const StackName = `${topic}-witness`;
  const TemplateBody = JSON.stringify(templateOf(StackName, `arn:aws:sns:${region}:${account}:${topic}`));
  await stacks.send(new CreateStackCommand({ StackName, TemplateBody }));
  await waitUntilStackCreateComplete({ client: stacks, maxWaitTime: 120, minDelay: 0.2, maxDelay: 2 }, { StackName });
  const { QueueUrl } = await queues.send(new GetQueueUrlCommand({ QueueName: StackName }));
  const hears: Witness['hears'] = (what, seconds) =>
    until(`${topic} to say ${what}`, seconds, async () => {
      const { Messages = [] } = await queues.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1 }));
      return Messages.map(({ Body = '' }) => Body).find((body) => what.test(body));
    });
  const close = async (): Promise<void> => void (await stacks.send(new DeleteStackCommand({ StackName })));
  return { hears, close };
};
