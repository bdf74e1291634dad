import * as z from 'zod/mini';
import type { AdminEffects, CollectEffects, QueryEffects } from './api-effects.ts';
import type { ProblemCode } from './errors.ts';
import { explainIssues } from './explain-issues.ts';
import { MAX_BODY_BYTES } from './limits.ts';
import type { MediaType } from './media-type.ts';
import { isJson } from './media-type.ts';
import type { ApiRequest, Params } from './request.ts';
import { type Outcome, type Refusal, refuse, refuseFaults } from './response.ts';
import type { Scope } from './tokens/scope.ts';

/** Parameters by name, each with its schema; the schema's description is the parameter's. */
export type Shape = Readonly<Record<string, z.ZodMiniType>>;

/** A request that found its route, and whose bearer may take it. */
export type Visit = {
  readonly request: ApiRequest;
  readonly path: { readonly [name: string]: string };
  readonly params: Params;
  readonly scopes: ReadonlySet<string>;
  readonly media: MediaType;
  /** Read units spent on this request so far. */
  readonly spent: () => number;
};

/** A visit whose parts are as the route wants them. */
export type Call<Path, Query, Body> = Omit<Visit, 'path'> & { readonly path: Path; readonly query: Query; readonly body: Body };

/**
 * One thing the API can be asked. `query` is what it is documented to take; with `readsQuery: 'handler'` the handler judges the parameters
 * itself, else they are parsed by it and nothing else is allowed. `refusals`: beyond those that any route has.
 */
export type RouteSpec<Effects, Path extends Shape, Query extends Shape, Body extends z.ZodMiniType, Answer extends z.ZodMiniType> = {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  readonly path: string; // e.g. /v1/orders/{source}/{id}
  readonly scope: Scope | 'public';
  readonly summary: string;
  readonly says: string;
  readonly pathShape: Path;
  readonly query: Query;
  readonly readsQuery?: 'handler';
  readonly body?: Body;
  /** The media type of a body that the handler reads itself, byte for byte; one that is too large is its to refuse as well. */
  readonly rawBody?: string;
  /** Whether an answer follows from its question, the table and the quarter hour, so that it holds while these stay. */
  readonly holds?: true;
  readonly media: readonly MediaType[];
  readonly refusals: readonly ProblemCode[];
  readonly handle: (
    call: Call<z.infer<z.ZodMiniObject<Path>>, z.infer<z.ZodMiniObject<Query>>, z.infer<Body>>,
    effects: Effects,
  ) => Promise<Outcome<Immutable<z.infer<Answer>>>>;
};

type Immutable<T> = T extends object ? { readonly [Key in keyof T]: Immutable<T[Key]> } : T;

/** A route as documents know it: what it takes and gives, without who answers. */
export type RouteForm = Omit<RouteSpec<never, Shape, Shape, z.ZodMiniType, z.ZodMiniType>, 'handle'>;

/** A route as the table of routes has it, its types closed over. */
export type Route<Effects> = RouteForm & {
  readonly visit: (visit: Visit, effects: Effects) => Promise<Outcome>;
};

type Read<T> = { readonly kind: 'read'; readonly value: T } | Refusal;

const readShape = <S extends Shape>(shape: S, input: object): Read<z.infer<z.ZodMiniObject<S>>> => {
  const parsed = z.strictObject(shape).safeParse(input);
  if (parsed.success) return { kind: 'read', value: parsed.data as z.infer<z.ZodMiniObject<S>> };
  return refuseFaults(explainIssues(parsed.error.issues, input, Object.keys(shape)));
};

const parseJson = (body: Uint8Array): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return undefined; // whatever is wrong with it, it is no JSON
  }
};

const TOO_LARGE = refuse('body-too-large', `a body has at most ${MAX_BODY_BYTES} bytes`);

const readJson = <Body extends z.ZodMiniType>(schema: Body, headers: ApiRequest['headers'], body: Uint8Array): Read<z.infer<Body>> => {
  if (!isJson(headers['content-type'])) return refuse('unsupported-media-type', 'send the body as application/json, in UTF-8');
  if ((headers['content-encoding'] ?? 'identity') !== 'identity')
    return refuse('unsupported-media-type', 'send the body as it is, without a content-encoding');
  const json = parseJson(body);
  if (json === undefined) return refuse('malformed-request', 'the body is not JSON in UTF-8');
  const parsed = schema.safeParse(json.value);
  return parsed.success ? { kind: 'read', value: parsed.data } : refuseFaults(explainIssues(parsed.error.issues, json.value));
};

const readBody = <Body extends z.ZodMiniType>(
  { body: schema, rawBody }: Pick<RouteSpec<never, Shape, Shape, Body, z.ZodMiniType>, 'body' | 'rawBody'>,
  { headers, body }: ApiRequest,
): Read<z.infer<Body>> => {
  if (body === 'too-large' && rawBody === undefined) return TOO_LARGE;
  if (body === 'too-large' || schema === undefined) return { kind: 'read', value: undefined as z.infer<Body> };
  return readJson(schema, headers, body);
};

/** Closes a route over its types: path, query and body are read before its handler is called. */
const defineRoute =
  <Effects>() =>
  <Answer extends z.ZodMiniType>() =>
  <Path extends Shape, Query extends Shape, Body extends z.ZodMiniType>(
    spec: RouteSpec<Effects, Path, Query, Body, Answer>,
  ): Route<Effects> => {
    const { handle, ...form } = spec;
    const visit = async (visit: Visit, effects: Effects): Promise<Outcome> => {
      const path = readShape(spec.pathShape, visit.path);
      if (path.kind === 'refused') return path;
      const judgesItself = spec.readsQuery === 'handler';
      const query = readShape(judgesItself ? ({} as Query) : spec.query, judgesItself ? {} : visit.params);
      if (query.kind === 'refused') return query;
      const body = readBody<Body>(spec, visit.request);
      if (body.kind === 'refused') return body;
      return handle({ ...visit, path: path.value, query: query.value, body: body.value }, effects);
    };
    return { ...form, visit };
  };

/** A route that only reads. It names the type of its answer's schema, which stands in `answers.ts`. */
export const queryRoute = defineRoute<QueryEffects>();

/** A route that brings orders. */
export const collectRoute = defineRoute<CollectEffects>();

/** A route that changes what is kept. */
export const adminRoute = defineRoute<AdminEffects>();
