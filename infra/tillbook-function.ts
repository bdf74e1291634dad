import { Aws, Duration, aws_iam as iam, aws_lambda as lambda, aws_logs as logs, RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { bundleFolder } from './bundle.ts';
import { FUNCTIONS, type FunctionName } from './functions.ts';
import { type PolicyContext, policyOf } from './policy.ts';
import type { Settings } from './settings.ts';
import type { StackContext } from './stacks/context.ts';

const sendsWebhooks = ({ webhookSecretsEnv }: Settings['sources'][number]): boolean => webhookSecretsEnv !== undefined;

const sourcesOf = ({ sources }: Settings): Pick<PolicyContext, 'sources' | 'senders'> => ({
  sources: sources.map(({ name }) => name),
  senders: sources.filter(sendsWebhooks).map(({ name }) => name),
});

const environmentOf = ({ settings, names }: StackContext): Record<string, string> => ({
  TABLE_NAME: names.table,
  PARAMETER_PREFIX: names.parameters,
  METRICS_SHOP: settings.shop,
  SOURCES: JSON.stringify(
    settings.sources.map((source) => ({ name: source.name, kind: source.kind, url: source.url, sendsWebhooks: sendsWebhooks(source) })),
  ),
});

const failedQueueArn = ({ names }: StackContext): string => `arn:${Aws.PARTITION}:sqs:${Aws.REGION}:${Aws.ACCOUNT_ID}:${names.failedQueue}`;

/** A function with a role, a log and rights of its own. One that nobody waits for sends what fails to the queue of failed events. */
export class TillbookFunction extends Construct {
  readonly function: lambda.Function;

  constructor(scope: Construct, name: FunctionName, context: StackContext, environment: Record<string, string> = {}) {
    super(scope, name);
    const { settings, names } = context;
    const { says, memoryMb, seconds } = FUNCTIONS[name];
    const logGroup = new logs.LogGroup(this, 'Log', {
      logGroupName: names.logGroup(name),
      retention: settings.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new iam.Role(this, 'Role', {
      // Lambda serves all accounts; it may wear this role for this one only.
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      description: `Tillbook, ${settings.shop}: ${says}`,
      inlinePolicies: { access: policyOf(name, { names, ...sourcesOf(settings) }) },
    });
    this.function = new lambda.Function(this, 'Function', {
      functionName: names.function(name),
      description: says,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(bundleFolder(name)),
      memorySize: memoryMb,
      timeout: Duration.seconds(seconds),
      role: iam.Role.fromRoleArn(this, 'FixedRole', role.roleArn, { mutable: false }),
      logGroup,
      environment: { ...environmentOf(context), ...environment },
    });
    this.function.node.addDependency(role);
    this.failAside(name, context);
  }

  // By a destination, not a dead letter queue: it tells the event, the error and how often it was tried.
  private failAside(name: FunctionName, context: StackContext): void {
    const { startedBy, retries } = FUNCTIONS[name];
    if (startedBy === 'http' || startedBy === 'authorizer') return;
    new lambda.CfnEventInvokeConfig(this, 'Failures', {
      functionName: this.function.functionName,
      qualifier: '$LATEST',
      maximumRetryAttempts: retries,
      maximumEventAgeInSeconds: 3600,
      destinationConfig: { onFailure: { destination: failedQueueArn(context) } },
    });
  }
}
