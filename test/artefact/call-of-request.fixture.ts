import type { FunctionName } from '../../infra/functions.ts';
import { ACCOUNT, REGION } from './lambda-environment.fixture.ts';

/** A call of AWS as a policy sees it. `leadingKeys`: the partition keys it names; none where it names none, as a scan does. */
export type Call = {
  readonly principal: FunctionName;
  readonly action: string;
  readonly resource: string;
  readonly leadingKeys?: readonly string[];
};

export const SERVICES = ['dynamodb', 'ssm', 's3', 'sqs', 'sns'] as const;
export type Service = (typeof SERVICES)[number];

/** `path` with what follows the question mark. */
export type AwsRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
};

type Access = Omit<Call, 'principal'>;
type KeyText = { readonly S: string };
type Keyed = { readonly pk: KeyText };

const CREDENTIAL = /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request,/;
/** How our own engine writes the condition of a query: the partition key first, names and values as placeholders. */
const PARTITION = /^(#\w+) = (:\w+)/;

/** The service that a request was signed for. Throws for one that is not signed, or signed for another region. */
export const serviceOf = ({ headers, path }: AwsRequest): Service => {
  const [, region, name] = CREDENTIAL.exec(String(headers.authorization)) ?? [];
  const service = SERVICES.find((known) => known === name);
  if (service === undefined || region !== REGION)
    throw new Error(`${path} is signed for ${name} in ${region}; known are ${SERVICES} in ${REGION}`);
  return service;
};

const arn = (service: Service, resource: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

const operationOf = ({ headers }: AwsRequest): string => String(headers['x-amz-target']).split('.').at(-1) ?? '';

const queriedKey = (body: Record<'ExpressionAttributeNames' | 'ExpressionAttributeValues', Record<string, unknown>>, condition: string) => {
  const [, name = '', value = ''] = PARTITION.exec(condition) ?? [];
  if (body.ExpressionAttributeNames?.[name] !== 'pk') throw new Error(`the condition "${condition}" does not begin with the partition key`);
  return body.ExpressionAttributeValues[value] as KeyText;
};

/** The partition keys that a call of DynamoDB names. */
const keysOf = (operation: string, body: Record<string, unknown>, table: string): string[] | undefined => {
  if (operation === 'Scan') return undefined;
  if (operation === 'PutItem') return [(body.Item as Keyed).pk.S];
  if (operation === 'Query') return [queriedKey(body as Parameters<typeof queriedKey>[0], String(body.KeyConditionExpression)).S];
  if (operation === 'BatchGetItem') return (body.RequestItems as Record<string, { Keys: Keyed[] }>)[table]?.Keys.map(({ pk }) => pk.S);
  if (['GetItem', 'UpdateItem', 'DeleteItem'].includes(operation)) return [(body.Key as Keyed).pk.S];
  throw new Error(`DynamoDB's ${operation} is none of the seven actions that the table port has`);
};

const tableAccess = (request: AwsRequest): Access => {
  const operation = operationOf(request);
  const body = JSON.parse(request.body.toString());
  const table: string = body.TableName ?? Object.keys(body.RequestItems)[0];
  const leadingKeys = keysOf(operation, body, table);
  return { action: `dynamodb:${operation}`, resource: arn('dynamodb', `table/${table}`), ...(leadingKeys && { leadingKeys }) };
};

const objectAccess = ({ method, path }: AwsRequest): Access => {
  const { pathname, searchParams } = new URL(path, 'http://s3');
  if (!['GET', 'HEAD'].includes(method) || [...searchParams.keys()].some((name) => name !== 'x-id'))
    throw new Error(`${method} ${path} is not in the map of S3's actions: only GET and HEAD of an object are`);
  return { action: 's3:GetObject', resource: `arn:aws:s3:::${decodeURIComponent(pathname.slice(1))}` };
};

const ACCESS: Readonly<Record<Service, (request: AwsRequest) => Access>> = {
  dynamodb: tableAccess,
  s3: objectAccess,
  ssm: (request) => ({
    action: `ssm:${operationOf(request)}`,
    resource: arn('ssm', `parameter${JSON.parse(request.body.toString()).Name}`),
  }),
  sqs: (request) => ({
    action: `sqs:${operationOf(request)}`,
    resource: arn('sqs', String(JSON.parse(request.body.toString()).QueueUrl).split('/').at(-1) ?? ''),
  }),
  sns: ({ body }) => {
    const form = new URLSearchParams(body.toString());
    return { action: `sns:${form.get('Action')}`, resource: String(form.get('TopicArn')) };
  },
};

/** What a function asks for, as a policy sees it. Throws for a call that no part of Tillbook makes. */
export const callOfRequest = (principal: FunctionName, request: AwsRequest): Call => ({
  principal,
  ...ACCESS[serviceOf(request)](request),
});
