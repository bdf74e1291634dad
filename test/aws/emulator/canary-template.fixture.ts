import { ACCOUNT, REGION } from './environment.fixture.ts';

const ORIGIN = 'https://shop.example.com';

/** Answers 200, or throws what nobody outside should read. */
const CODE = `exports.handler = async ({ rawPath }) => {
  if (rawPath === '/throws') throw new Error('a secret of the function');
  return { statusCode: 200, body: 'answered' };
};`;

const trustedBy = (principal: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
});

const ORDERS_ONLY = {
  Effect: 'Allow',
  Action: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'].map((action) => `dynamodb:${action}`),
  Resource: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/canary`,
  Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['ORDER#*'] } },
};

const api = (name: string, stage: object) => ({
  [`Api${name}`]: {
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: { Name: name, ProtocolType: 'HTTP', CorsConfiguration: { AllowOrigins: [ORIGIN], AllowMethods: ['GET'], MaxAge: 60 } },
  },
  [`To${name}`]: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: { Ref: `Api${name}` },
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: { 'Fn::GetAtt': ['Function', 'Arn'] },
      PayloadFormatVersion: '2.0',
    },
  },
  [`Route${name}`]: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: { ApiId: { Ref: `Api${name}` }, RouteKey: '$default', Target: { 'Fn::Sub': `integrations/\${To${name}}` } },
  },
  [`Stage${name}`]: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: { Ref: `Api${name}` }, StageName: '$default', AutoDeploy: true, ...stage },
  },
});

/** One of each thing that MiniStack is corrected about. */
export const TEMPLATE = {
  Resources: {
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'canary',
        BillingMode: 'PROVISIONED',
        ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
        AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      },
    },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'canary-files' } },
    ReaderRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'canary-reader',
        AssumeRolePolicyDocument: trustedBy({ AWS: `arn:aws:iam::${ACCOUNT}:root` }),
        Policies: [{ PolicyName: 'orders', PolicyDocument: { Version: '2012-10-17', Statement: [ORDERS_ONLY] } }],
      },
    },
    FunctionRole: {
      Type: 'AWS::IAM::Role',
      Properties: { RoleName: 'canary-function', AssumeRolePolicyDocument: trustedBy({ Service: 'lambda.amazonaws.com' }) },
    },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'canary',
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Code: { ZipFile: CODE },
        Role: { 'Fn::GetAtt': ['FunctionRole', 'Arn'] },
      },
    },
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: { Action: 'lambda:InvokeFunction', FunctionName: { Ref: 'Function' }, Principal: 'apigateway.amazonaws.com' },
    },
    ...api('Open', {}),
    ...api('Slow', { DefaultRouteSettings: { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2 } }),
  },
  Outputs: { Open: { Value: { Ref: 'ApiOpen' } }, Slow: { Value: { Ref: 'ApiSlow' } } },
};
