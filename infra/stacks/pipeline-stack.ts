import {
  Aws,
  Duration,
  aws_iam as iam,
  aws_lambda as lambda,
  RemovalPolicy,
  Stack,
  aws_s3 as s3,
  aws_scheduler as scheduler,
  aws_sqs as sqs,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { FunctionName } from '../functions.ts';
import { schedulesOf } from '../schedules.ts';
import { hasFileImports } from '../settings.ts';
import { TillbookFunction } from '../tillbook-function.ts';
import type { StackContext } from './context.ts';

/** Files are read within hours; what they held is booked by then. @unit days */
const FILES_KEPT = 30;

/** A schedule that could not start its function in this time comes again by itself. @unit seconds */
const EVENT_AGE = 300;

/** What fills and folds the book: the functions that nobody waits for, what starts them, and where their failures end. */
export class PipelineStack extends Stack {
  private readonly context: StackContext;
  private readonly functions = new Map<FunctionName, lambda.Function>();
  private readonly failed: sqs.Queue;

  constructor(scope: Construct, context: StackContext) {
    super(scope, context.names.stack('pipeline'));
    this.context = context;
    const { settings, names } = context;
    // Nothing polls it: a poller would use up the free requests by asking an empty queue.
    this.failed = new sqs.Queue(this, 'Failed', { queueName: names.failedQueue, retentionPeriod: Duration.days(14), enforceSSL: true });
    for (const name of ['sweep', 'nightly'] as const) this.add(name);
    if (settings.sources.length > 0) this.add('pull');
    if (hasFileImports(settings)) this.addImports();
    this.addSchedules();
  }

  private add(name: FunctionName, environment: Record<string, string> = {}): lambda.Function {
    const made = new TillbookFunction(this, name, this.context, environment).function;
    made.node.addDependency(this.failed);
    this.functions.set(name, made);
    return made;
  }

  // The notification is a property of the bucket: CDK's own way would add a function with rights over every bucket.
  private addImports(): void {
    const bucketName = this.context.names.bucket(Aws.ACCOUNT_ID);
    const importer = this.add('import', { IMPORT_BUCKET: bucketName });
    const permission = new lambda.CfnPermission(this, 'MayNotify', {
      action: 'lambda:InvokeFunction',
      functionName: importer.functionName,
      principal: 's3.amazonaws.com',
      sourceAccount: Aws.ACCOUNT_ID,
      sourceArn: `arn:${Aws.PARTITION}:s3:::${bucketName}`,
    });
    const bucket = new s3.Bucket(this, 'Imports', {
      bucketName,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ expiration: Duration.days(FILES_KEPT), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const resource = bucket.node.defaultChild as s3.CfnBucket;
    resource.notificationConfiguration = {
      lambdaConfigurations: [
        {
          event: 's3:ObjectCreated:*',
          function: importer.functionArn,
          filter: { s3Key: { rules: [{ name: 'prefix', value: 'imports/' }] } },
        },
      ],
    };
    resource.addResourceDependency(permission);
  }

  private addSchedules(): void {
    const { names } = this.context;
    const role = new iam.Role(this, 'SchedulerRole', {
      assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: {
        start: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              actions: ['lambda:InvokeFunction'],
              resources: [...this.functions.values()].map((made) => made.functionArn),
            }),
            new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.failed.queueArn] }),
          ],
        }),
      },
    });
    for (const { name, starts, expression, input } of schedulesOf(this.context.settings)) {
      const target = this.functions.get(starts);
      if (target === undefined) continue;
      new scheduler.CfnSchedule(this, `Schedule-${name}`, {
        name: names.schedule(name),
        flexibleTimeWindow: { mode: 'OFF' },
        scheduleExpression: expression,
        scheduleExpressionTimezone: this.context.settings.zone,
        target: {
          arn: target.functionArn,
          roleArn: role.roleArn,
          input: JSON.stringify(input),
          retryPolicy: { maximumRetryAttempts: 1, maximumEventAgeInSeconds: EVENT_AGE },
          deadLetterConfig: { arn: this.failed.queueArn },
        },
      });
    }
  }
}
