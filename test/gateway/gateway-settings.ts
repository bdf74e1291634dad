import * as z from 'zod/mini';
import { FUNCTION_NAMES, type FunctionName } from '../../infra/functions.ts';
import { resourcesOf, type Stacks } from '../access/template/template.ts';

/** A route of the template. `bearer`: whether the authorizer is asked first. */
export type TemplateRoute = { readonly key: string; readonly to: FunctionName; readonly needsBearer: boolean };

/** All of a template by which the gateway decides. */
export type GatewaySettings = {
  readonly routes: readonly TemplateRoute[];
  readonly authorizer: { readonly seconds: number; readonly header: string };
  readonly throttle: { readonly rate: number; readonly burst: number };
  readonly cors:
    | undefined
    | {
        readonly origins: readonly string[];
        readonly methods: readonly string[];
        readonly headers: readonly string[];
        readonly exposed: readonly string[];
      };
};

const Ref = z.object({ Ref: z.string() });
const Attribute = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });

const Api = z.object({
  CorsConfiguration: z.optional(
    z.object({
      AllowOrigins: z.array(z.string()),
      AllowMethods: z.array(z.string()),
      AllowHeaders: z.array(z.string()),
      ExposeHeaders: z.array(z.string()),
      AllowCredentials: z.optional(z.literal(false)),
    }),
  ),
});
const Stage = z.object({
  StageName: z.literal('$default'),
  DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
});
const Authorizer = z.object({
  AuthorizerPayloadFormatVersion: z.literal('2.0'),
  EnableSimpleResponses: z.literal(true),
  IdentitySource: z.tuple([z.string().check(z.regex(/^\$request\.header\.[\w-]+$/))]),
  AuthorizerResultTtlInSeconds: z.int(),
});
const Route = z.object({
  RouteKey: z.string(),
  Target: z.object({ 'Fn::Join': z.tuple([z.literal(''), z.tuple([z.literal('integrations/'), Ref])]) }),
  AuthorizationType: z.enum(['NONE', 'CUSTOM']),
});
const Integration = z.object({ IntegrationUri: Attribute, PayloadFormatVersion: z.literal('2.0') });
const Named = z.object({ FunctionName: z.string() });

const one = <T>(stacks: Stacks, type: string, schema: z.ZodMiniType<T>): T => {
  const [found, ...others] = resourcesOf(stacks, type);
  if (found === undefined || others.length > 0) throw new RangeError(`${others.length + 1} resources of ${type}; one is known here`);
  return schema.parse(found.resource.Properties);
};

const propertiesById = <T>(stacks: Stacks, type: string, schema: z.ZodMiniType<T>): ReadonlyMap<string, T> =>
  new Map(resourcesOf(stacks, type).map(({ id, resource }) => [id, schema.parse(resource.Properties)]));

const readRoutes = (stacks: Stacks): TemplateRoute[] => {
  const integrations = propertiesById(stacks, 'AWS::ApiGatewayV2::Integration', Integration);
  const functions = propertiesById(stacks, 'AWS::Lambda::Function', Named);
  return [...propertiesById(stacks, 'AWS::ApiGatewayV2::Route', Route).values()].map(({ RouteKey: key, Target, AuthorizationType }) => {
    const [, [, integration]] = Target['Fn::Join'];
    const [made] = integrations.get(integration.Ref)?.IntegrationUri['Fn::GetAtt'] ?? [''];
    const name = functions.get(made)?.FunctionName ?? '';
    const to = FUNCTION_NAMES.find((known) => name.endsWith(`-${known}`));
    if (to === undefined) throw new RangeError(`the route ${key} leads to no function`);
    return { key, to, needsBearer: AuthorizationType === 'CUSTOM' };
  });
};

/** Reads the one gateway of a platform out of its templates. Throws for what is not known here, rather than pass over it. */
export const gatewaySettings = (stacks: Stacks): GatewaySettings => {
  const { CorsConfiguration: cors } = one(stacks, 'AWS::ApiGatewayV2::Api', Api);
  const { DefaultRouteSettings: throttle } = one(stacks, 'AWS::ApiGatewayV2::Stage', Stage);
  const authorizer = one(stacks, 'AWS::ApiGatewayV2::Authorizer', Authorizer);
  return {
    routes: readRoutes(stacks),
    authorizer: {
      seconds: authorizer.AuthorizerResultTtlInSeconds,
      header: (authorizer.IdentitySource[0].split('.').at(-1) ?? '').toLowerCase(),
    },
    throttle: { rate: throttle.ThrottlingRateLimit, burst: throttle.ThrottlingBurstLimit },
    cors: cors && {
      origins: cors.AllowOrigins,
      methods: cors.AllowMethods,
      headers: cors.AllowHeaders,
      exposed: cors.ExposeHeaders,
    },
  };
};
