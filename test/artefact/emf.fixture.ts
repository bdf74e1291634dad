import * as z from 'zod';

/** What CloudWatch Logs takes of one event. @unit bytes @source the CloudWatch Logs user guide, "CloudWatch Logs quotas" */
const LARGEST_EVENT = 1_048_576;

const UNITS = [
  ...['Seconds', 'Microseconds', 'Milliseconds', 'Percent', 'Count', 'None'],
  ...['Bytes', 'Kilobytes', 'Megabytes', 'Gigabytes', 'Terabytes', 'Bits', 'Kilobits', 'Megabits', 'Gigabits', 'Terabits'],
  ...['Bytes', 'Kilobytes', 'Megabytes', 'Gigabytes', 'Terabytes', 'Bits', 'Kilobits', 'Megabits', 'Gigabits', 'Terabits', 'Count'].map(
    (unit) => `${unit}/Second`,
  ),
];

const Name = z.string().min(1).max(1024);

const Directive = z.strictObject({
  Namespace: Name,
  Dimensions: z.array(z.array(z.string().min(1).max(250)).max(30)).min(1),
  Metrics: z.array(z.strictObject({ Name, Unit: z.enum(UNITS).optional(), StorageResolution: z.literal([1, 60]).optional() })).max(100),
});

/** @source the CloudWatch user guide, "Specification: Embedded metric format" */
const Document = z.looseObject({
  _aws: z.strictObject({ Timestamp: z.int().nonnegative(), CloudWatchMetrics: z.array(Directive).min(1) }),
});
type Document = z.infer<typeof Document>;

/** One figure that CloudWatch would take out of a line. */
export type Extracted = {
  readonly namespace: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly name: string;
  readonly value: number;
};

const Value = z.number().refine(Number.isFinite);
const DimensionValue = z.string().min(1).max(1024);

const figuresOf = (document: Document): Extracted[] =>
  document._aws.CloudWatchMetrics.flatMap(({ Namespace: namespace, Dimensions, Metrics }) =>
    Dimensions.flatMap((set) => {
      const dimensions = Object.fromEntries(set.map((name) => [name, DimensionValue.parse(document[name])]));
      return Metrics.flatMap(({ Name: name }) =>
        z
          .union([Value.transform((value) => [value]), z.array(Value).min(1).max(100)])
          .parse(document[name])
          .map((value) => ({ namespace, dimensions, name, value })),
      );
    }),
  );

export const isMetricsLine = (line: string): boolean => line.startsWith('{"_aws"');

/**
 * The figures that CloudWatch takes out of a line of output. Throws where the line is none that the specification allows: CloudWatch itself
 * says nothing, and the metric is simply not there.
 */
export const extractMetrics = (line: string): Extracted[] => {
  if (Buffer.byteLength(line) > LARGEST_EVENT) throw new Error(`a line of ${Buffer.byteLength(line)} bytes is no event of CloudWatch Logs`);
  return figuresOf(Document.parse(JSON.parse(line)));
};
