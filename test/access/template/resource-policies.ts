import { readPolicy, type Statement } from '../policy/policy.ts';
import { arnIn, type Place } from './place.ts';
import { resolve, resolveText, type Scope } from './resolve.ts';
import type { Placed, Stacks } from './template.ts';

type Reader = (placed: Placed, scope: Scope) => readonly Statement[];

const documentOf: Reader = ({ resource }, scope) => readPolicy(resolve(resource.Properties.PolicyDocument, scope), 'resource');

const functionArn = (named: string, place: Place): string =>
  named.startsWith('arn:') ? named : arnIn(place, 'lambda', `function:${named}`);

/** A permission of Lambda is a statement in other words. */
const permission: Reader = ({ id, resource }, scope) => {
  const { Action, FunctionName, Principal, SourceArn, SourceAccount, ...rest } = resource.Properties;
  const [unread] = Object.keys(rest);
  if (unread !== undefined) throw new Error(`${id} (AWS::Lambda::Permission) in ${scope.stack} has ${unread}, which is not read`);
  const Condition = {
    ...(SourceArn !== undefined && { ArnLike: { 'aws:SourceArn': resolveText(SourceArn, scope) } }),
    ...(SourceAccount !== undefined && { StringEquals: { 'aws:SourceAccount': resolveText(SourceAccount, scope) } }),
  };
  const Resource = functionArn(resolveText(FunctionName, scope), scope.place);
  const statement = { Effect: 'Allow', Principal: { Service: Principal }, Action, Resource, Condition };
  return readPolicy({ Version: '2012-10-17', Statement: statement }, 'resource');
};

const READERS: Readonly<Record<string, Reader>> = {
  'AWS::Lambda::Permission': permission,
  'AWS::SQS::QueuePolicy': documentOf,
  'AWS::SNS::TopicPolicy': documentOf,
  'AWS::S3::BucketPolicy': documentOf,
};

// Types of other services whose name says that they let somebody in.
const mayGrant = (type: string): boolean => !type.startsWith('AWS::IAM::') && /Polic|Permission|Grant|Principal|Lambda::Url/.test(type);

const readOne = (placed: Placed, scope: Scope): readonly Statement[] => {
  const { id, resource } = placed;
  const reader = READERS[resource.Type];
  if (reader !== undefined) return reader(placed, scope);
  if (mayGrant(resource.Type)) throw new Error(`${id} in ${scope.stack} is of ${resource.Type}, whose rights are not read`);
  if (resource.Properties.ResourcePolicy !== undefined) throw new Error(`${id} in ${scope.stack} has a ResourcePolicy, which is not read`);
  return [];
};

/** Every right that stands on a resource: who may call a function, send to a queue or a topic, and what a bucket denies. */
export const readResourcePolicies = (stacks: Stacks, place: Place): readonly Statement[] =>
  Object.entries(stacks).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).flatMap(([id, resource]) => readOne({ stack, id, resource }, { stacks, stack, place })),
  );
