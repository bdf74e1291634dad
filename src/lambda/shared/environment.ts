import * as z from 'zod/mini';
import { SourceName } from '../../domain/ids.ts';

/** A shop that is pulled, as its settings name it, without any secret. `sendsWebhooks`: whether it has secrets to sign them with. */
const DeployedSource = z.strictObject({
  name: SourceName,
  kind: z.literal('retail-api'),
  url: z.string(),
  sendsWebhooks: z.boolean(),
});
export type DeployedSource = Readonly<z.infer<typeof DeployedSource>>;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // refused by the schema
  }
};

const Variables = z.object({
  TABLE_NAME: z.string(),
  PARAMETER_PREFIX: z.string(),
  METRICS_SHOP: z.string(),
  SOURCES: z.pipe(z.pipe(z.string(), z.transform(parseJson)), z.array(DeployedSource)),
});

/** What the stack says to every function. `parameterPrefix`: begins the name of each secret, e.g. /tillbook/myshop. */
export type FunctionEnvironment = {
  readonly tableName: string;
  readonly parameterPrefix: string;
  readonly shopName: string;
  readonly sources: readonly DeployedSource[];
};

const describe = ({ path, message }: z.core.$ZodIssue): string => `${path.join('.')}: ${message}`;

/** Reads the environment of a function. Throws where the stack did not say what it should, with all that is wrong. */
export const readEnvironment = (env: Readonly<Record<string, string | undefined>>): FunctionEnvironment => {
  const read = Variables.safeParse(env);
  if (!read.success)
    throw new RangeError(`the environment is not as the stack makes it: ${read.error.issues.map(describe).join('; ')}; deploy it again`);
  const { TABLE_NAME: tableName, PARAMETER_PREFIX: parameterPrefix, METRICS_SHOP: shopName, SOURCES: sources } = read.data;
  return { tableName, parameterPrefix, shopName, sources };
};
