/** What a request brings for conditions to ask about; a key that it lacks is left out. */
export type Context = {
  readonly 'dynamodb:LeadingKeys'?: readonly string[];
  readonly 'aws:SourceArn'?: string;
  readonly 'aws:SourceAccount'?: string;
  readonly 'aws:SecureTransport'?: 'true' | 'false';
};

export type ContextKey = keyof Context;

/** Every key that our policies may ask for, and how many values a request has for it. */
const KEYS: Readonly<Record<ContextKey, 'one' | 'many'>> = {
  'dynamodb:LeadingKeys': 'many',
  'aws:SourceArn': 'one',
  'aws:SourceAccount': 'one',
  'aws:SecureTransport': 'one',
};

const isKnown = (key: string): key is ContextKey => Object.hasOwn(KEYS, key);

/** The key as it is listed, whatever its case. Throws for another: a misspelt key is never in a request, and "for all" of nothing holds. */
export function contextKey(text: string): ContextKey {
  const key = Object.keys(KEYS).find((known) => known.toLowerCase() === text.toLowerCase());
  if (key !== undefined && isKnown(key)) return key;
  throw new Error(`the condition key ${JSON.stringify(text)} is not one that our policies use: ${Object.keys(KEYS).join(', ')}`);
}

export const hasManyValues = (key: ContextKey): boolean => KEYS[key] === 'many';

/** What the request has for the key, none where it lacks it. */
export const valuesOf = (context: Context, key: ContextKey): readonly string[] => [context[key] ?? []].flat();
