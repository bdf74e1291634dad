/** The sets of dimensions under which AWS keeps a metric, by its name. */
type AwsMetrics = Readonly<Record<string, readonly (readonly string[])[]>>;

const each = (names: readonly string[], ...dimensions: readonly (readonly string[])[]): AwsMetrics =>
  Object.fromEntries(names.map((name) => [name, dimensions]));

/**
 * The part of AWS's own metrics that is looked at here, with the dimensions that are documented for each. They cost nothing.
 *
 * @source AWS Lambda Developer Guide, "Types of metrics for Lambda functions"; Amazon DynamoDB Developer Guide, "DynamoDB metrics and
 *   dimensions"; Amazon SQS Developer Guide, "Available CloudWatch metrics for Amazon SQS"; Amazon API Gateway Developer Guide, "Work with
 *   metrics for HTTP APIs"; EventBridge Scheduler User Guide, "Monitoring with Amazon CloudWatch"
 */
export const AWS_METRICS: Readonly<Record<string, AwsMetrics>> = {
  'AWS/Lambda': each(['Invocations', 'Errors', 'Throttles', 'Duration', 'ConcurrentExecutions'], ['FunctionName'], []),
  'AWS/DynamoDB': {
    ...each(
      ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits', 'ReadThrottleEvents', 'WriteThrottleEvents'],
      ['TableName'],
      ['TableName', 'GlobalSecondaryIndexName'],
    ),
    // Not by the table alone: who asks for it so sees nothing.
    ThrottledRequests: [['TableName', 'Operation']],
  },
  'AWS/SQS': each(['ApproximateNumberOfMessagesVisible', 'ApproximateAgeOfOldestMessage'], ['QueueName']),
  'AWS/ApiGateway': each(['Count', '4xx', '5xx', 'Latency', 'IntegrationLatency'], ['ApiId'], ['ApiId', 'Stage']),
  'AWS/Scheduler': each(['InvocationAttemptCount', 'TargetErrorCount', 'InvocationDroppedCount'], ['ScheduleGroup']),
};
