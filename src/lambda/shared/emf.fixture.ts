import * as z from 'zod';

const UNITS = [
  'Seconds',
  'Microseconds',
  'Milliseconds',
  'Bytes',
  'Kilobytes',
  'Megabytes',
  'Bits',
  'Percent',
  'Count',
  'Count/Second',
  'None',
];

const Text = z.string().min(1).max(1024);

/**
 * A line that CloudWatch takes metrics from.
 * @source Amazon CloudWatch User Guide, "Specification: Embedded metric format": the JSON schema, and the rules beside it
 */
const EmfLine = z
  .object({
    _aws: z.strictObject({
      Timestamp: z.int().min(0),
      CloudWatchMetrics: z
        .array(
          z.strictObject({
            Namespace: Text.max(256).regex(/^[0-9A-Za-z.\-_/#:]+$/),
            Dimensions: z.array(z.array(Text.max(250)).min(1).max(30)).min(1),
            Metrics: z
              .array(z.strictObject({ Name: Text, Unit: z.enum(UNITS) }))
              .min(1)
              .max(100),
          }),
        )
        .min(1),
    }),
  })
  .catchall(z.union([z.string(), z.number()]));

/** Reads a line as CloudWatch does: its metrics with their dimensions. Throws where CloudWatch would silently see no metric. */
export const readEmfLine = (line: string): { namespace: string; dimensions: Record<string, string>; values: Record<string, number> } => {
  if (!line.startsWith('{"_aws"')) throw new Error(`the raw line begins with something else: ${line.slice(0, 40)}`);
  if (line.indexOf('\n') !== line.length - 1) throw new Error('not one line');
  if (Buffer.byteLength(line) > 1_048_576) throw new Error('longer than 1 MB');
  const { _aws, ...members } = EmfLine.parse(JSON.parse(line));
  const [definition, ...others] = _aws.CloudWatchMetrics;
  const [names, ...more] = definition?.Dimensions ?? [];
  if (definition === undefined || names === undefined || others.length + more.length > 0) throw new Error('not one set of dimensions');
  const dimensions = names.map((name) => [name, z.string().min(1).max(1024).parse(members[name])] as const);
  const values = definition.Metrics.map(({ Name }) => [Name, z.number().finite().parse(members[Name])] as const);
  if (new Set(values.map(([name]) => name)).size !== values.length) throw new Error('a metric twice');
  return { namespace: definition.Namespace, dimensions: Object.fromEntries(dimensions), values: Object.fromEntries(values) };
};
