import { arnIn, type Place } from './place.ts';

/** A resource as its attributes are asked for. `name` resolves one of its properties, and throws where it is not fixed. */
export type Own = { readonly id: string; readonly place: Place; readonly name: (property: string) => string };

type Attributes = (own: Own) => Readonly<Record<string, string>>;

// What AWS chooses at the first deployment; the id in the template stands in for it.
const assigned = ({ id }: Own): string => id.toLowerCase();

const queue: Attributes = ({ place, name }) => {
  const QueueName = name('QueueName');
  const Ref = `https://sqs.${place.region}.amazonaws.com/${place.accountId}/${QueueName}`;
  return { Ref, QueueUrl: Ref, QueueName, Arn: arnIn(place, 'sqs', QueueName) };
};

const topic: Attributes = ({ place, name }) => {
  const TopicName = name('TopicName');
  const Ref = arnIn(place, 'sns', TopicName);
  return { Ref, TopicArn: Ref, TopicName };
};

/**
 * What `Ref` and `Fn::GetAtt` give of each type of resource that others refer to.
 * @source CloudFormation, "Return values" of each type
 */
export const ATTRIBUTES: Readonly<Record<string, Attributes>> = {
  'AWS::DynamoDB::Table': ({ place, name }) => {
    const Ref = name('TableName');
    return { Ref, Arn: arnIn(place, 'dynamodb', `table/${Ref}`) };
  },
  'AWS::Lambda::Function': ({ place, name }) => {
    const Ref = name('FunctionName');
    return { Ref, Arn: arnIn(place, 'lambda', `function:${Ref}`) };
  },
  'AWS::Logs::LogGroup': ({ place, name }) => {
    const Ref = name('LogGroupName');
    return { Ref, Arn: arnIn(place, 'logs', `log-group:${Ref}:*`) };
  },
  'AWS::S3::Bucket': ({ place, name }) => {
    const Ref = name('BucketName');
    return { Ref, Arn: `arn:${place.partition}:s3:::${Ref}` };
  },
  'AWS::IAM::Role': ({ place, name }) => {
    const Ref = name('RoleName');
    return { Ref, Arn: `arn:${place.partition}:iam::${place.accountId}:role/${Ref}` };
  },
  'AWS::SQS::Queue': queue,
  'AWS::SNS::Topic': topic,
  'AWS::ApiGatewayV2::Api': (own) => ({ Ref: assigned(own), ApiId: assigned(own) }),
  'AWS::ApiGatewayV2::Authorizer': (own) => ({ Ref: assigned(own), AuthorizerId: assigned(own) }),
};
