import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFunctions } from './functions.ts';
import { EXAMPLE_PLACE } from './place.ts';
import { readResourcePolicies } from './resource-policies.ts';
import { readRoles } from './roles.ts';
import { type Stacks, Template } from './template.ts';

const policy = (Statement: object) => ({ Version: '2012-10-17', Statement });
const send = (Resource: string) => policy({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource });

const ROLE = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    Policies: [{ PolicyName: 'own', PolicyDocument: send('arn:aws:sqs:eu-west-1:123456789012:a') }],
  },
};

const ATTACHED = {
  Type: 'AWS::IAM::Policy',
  Properties: { PolicyName: 'attached', Roles: [{ Ref: 'Role' }], PolicyDocument: send('arn:aws:sqs:eu-west-1:123456789012:b') },
};

const FUNCTION = { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'sweep', Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } };

const app = (Resources: object): Stacks => ({ pipeline: Template.parse({ Resources }) });

const roles = (resources: object) => readRoles(app(resources), EXAMPLE_PLACE);

test('gathers the policies that a role has itself and those put on it', () => {
  const [role] = roles({
    Role: ROLE,
    Attached: ATTACHED,
    Other: { ...ATTACHED, Properties: { ...ATTACHED.Properties, Roles: [{ Ref: 'Else' }] } },
  });
  assert.deepEqual(
    role?.policies.map(({ name }) => name),
    ['own', 'attached'],
  );
  assert.deepEqual(
    role?.policies.flatMap(({ statements }) => statements.flatMap(({ resources }) => resources)),
    ['arn:aws:sqs:eu-west-1:123456789012:a', 'arn:aws:sqs:eu-west-1:123456789012:b'],
  );
});

const withProperty = (property: object) => ({ Role: { ...ROLE, Properties: { ...ROLE.Properties, ...property } } });

test('refuses rights that it does not read', () => {
  assert.throws(() => roles(withProperty({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] })), /ManagedPolicyArns/);
  assert.throws(() => roles(withProperty({ PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' })), /PermissionsBoundary/);
  assert.throws(() => roles({ User: { Type: 'AWS::IAM::User' } }), /AWS::IAM::User/);
  assert.throws(() => roles({ Managed: { Type: 'AWS::IAM::ManagedPolicy' } }), /AWS::IAM::ManagedPolicy/);
  assert.throws(() => roles({ Attached: { ...ATTACHED, Properties: { ...ATTACHED.Properties, Users: ['root'] } } }), /has Users/);
  assert.throws(
    () => roles({ Role: { ...ROLE, Properties: { ...ROLE.Properties, Policies: [{ PolicyName: 'a' }] } } }),
    /a policy of Role/,
  );
});

test('finds the role of a function', () => {
  const stacks = app({ Role: ROLE, Function: FUNCTION });
  const [found] = readFunctions(stacks, readRoles(stacks, EXAMPLE_PLACE), EXAMPLE_PLACE);
  assert.equal(found?.name, 'sweep');
  assert.equal(found?.arn, 'arn:aws:lambda:eu-west-1:123456789012:function:sweep');
  assert.equal(found?.role.id, 'Role');
});

test('refuses a function whose role is not in its stack', () => {
  for (const Role of ['arn:aws:iam::123456789012:role/a', { 'Fn::GetAtt': ['Missing', 'Arn'] }, undefined]) {
    const stacks = app({ Function: { ...FUNCTION, Properties: { FunctionName: 'sweep', Role } } });
    assert.throws(() => readFunctions(stacks, [], EXAMPLE_PLACE), /role/);
  }
});

test('reads a permission of Lambda as the statement that it is', () => {
  const Properties = {
    Action: 'lambda:InvokeFunction',
    FunctionName: { Ref: 'Function' },
    Principal: 's3.amazonaws.com',
    SourceArn: 'arn:aws:s3:::files',
    SourceAccount: { Ref: 'AWS::AccountId' },
  };
  const read = (properties: object) =>
    readResourcePolicies(app({ Function: FUNCTION, May: { Type: 'AWS::Lambda::Permission', Properties: properties } }), EXAMPLE_PLACE);
  assert.deepEqual(read(Properties), [
    {
      effect: 'Allow',
      principals: [{ kind: 'service', name: 's3.amazonaws.com' }],
      actions: ['lambda:InvokeFunction'],
      resources: ['arn:aws:lambda:eu-west-1:123456789012:function:sweep'],
      conditions: [
        { key: 'aws:SourceArn', forAll: false, operator: 'ArnLike', wanted: ['arn:aws:s3:::files'] },
        { key: 'aws:SourceAccount', forAll: false, operator: 'StringEquals', wanted: ['123456789012'] },
      ],
    },
  ]);
  assert.throws(() => read({ ...Properties, PrincipalOrgID: 'o-1' }), /PrincipalOrgID/);
});

test('refuses rights on resources that it does not read', () => {
  const read = (Type: string, Properties: object = {}) => readResourcePolicies(app({ It: { Type, Properties } }), EXAMPLE_PLACE);
  for (const type of [
    'AWS::Logs::ResourcePolicy',
    'AWS::Lambda::Url',
    'AWS::Lambda::LayerVersionPermission',
    'AWS::SQS::QueueInlinePolicy',
  ])
    assert.throws(() => read(type), /rights are not read/);
  assert.throws(() => read('AWS::DynamoDB::Table', { ResourcePolicy: {} }), /ResourcePolicy/);
  assert.deepEqual(read('AWS::DynamoDB::Table'), []);
});
