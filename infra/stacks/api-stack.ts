import { Aws, CfnOutput, aws_apigatewayv2 as gateway, aws_lambda as lambda, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { FunctionName } from '../functions.ts';
import { GATEWAY_ROUTES, type GatewayRoute } from '../gateway-routes.ts';
import { TillbookFunction } from '../tillbook-function.ts';
import type { StackContext } from './context.ts';

/** A token that was revoked may be let through so long. @unit seconds */
const CACHE_SECONDS = 60;

/** A shop of this size asks less; what is more is a mistake or an attack, and would cost. @unit requests a second */
const RATE = 20;
const BURST = 60;

const CORS_SECONDS = 3600;

/** The gateway and what answers behind it. */
export class ApiStack extends Stack {
  private readonly context: StackContext;
  private readonly api: gateway.CfnApi;
  private readonly integrations = new Map<FunctionName, string>();

  constructor(scope: Construct, context: StackContext) {
    super(scope, context.names.stack('api'));
    this.context = context;
    const { settings, names } = context;
    this.api = new gateway.CfnApi(this, 'Api', {
      name: names.table,
      protocolType: 'HTTP',
      ...(settings.origin !== undefined && {
        corsConfiguration: {
          allowOrigins: [settings.origin],
          allowMethods: ['GET', 'POST'],
          allowHeaders: ['authorization', 'content-type', 'if-none-match'],
          exposeHeaders: ['etag', 'link', 'retry-after'],
          maxAge: CORS_SECONDS,
        },
      }),
    });
    for (const name of ['query', 'collect', 'admin'] as const) this.integrations.set(name, this.integrate(name));
    const authorizer = this.addAuthorizer();
    const routes = GATEWAY_ROUTES.map((route) => this.addRoute(route, authorizer));
    const stage = new gateway.CfnStage(this, 'Stage', {
      apiId: this.api.ref,
      stageName: '$default',
      autoDeploy: true,
      defaultRouteSettings: { throttlingRateLimit: RATE, throttlingBurstLimit: BURST },
    });
    for (const route of routes) stage.addResourceDependency(route);
    new CfnOutput(this, 'Url', { value: this.api.attrApiEndpoint });
    // AWS makes this one up, and CloudWatch knows the gateway by no other name.
    new CfnOutput(this, 'ApiId', { value: this.api.ref, exportName: names.apiIdExport });
  }

  private allow(name: FunctionName, made: lambda.Function, path: string): void {
    new lambda.CfnPermission(this, `May-${name}`, {
      action: 'lambda:InvokeFunction',
      functionName: made.functionName,
      principal: 'apigateway.amazonaws.com',
      sourceAccount: Aws.ACCOUNT_ID,
      sourceArn: `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${this.api.ref}/${path}`,
    });
  }

  private integrate(name: FunctionName): string {
    const made = new TillbookFunction(this, name, this.context).function;
    this.allow(name, made, '*/*');
    const { ref } = new gateway.CfnIntegration(this, `To-${name}`, {
      apiId: this.api.ref,
      integrationType: 'AWS_PROXY',
      integrationUri: made.functionArn,
      payloadFormatVersion: '2.0',
    });
    return ref;
  }

  private addAuthorizer(): string {
    const made = new TillbookFunction(this, 'authorize', this.context).function;
    const { ref } = new gateway.CfnAuthorizer(this, 'Authorizer', {
      apiId: this.api.ref,
      name: 'token',
      authorizerType: 'REQUEST',
      authorizerUri: `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:lambda:path/2015-03-31/functions/${made.functionArn}/invocations`,
      authorizerPayloadFormatVersion: '2.0',
      enableSimpleResponses: true,
      identitySource: ['$request.header.Authorization'],
      authorizerResultTtlInSeconds: CACHE_SECONDS,
    });
    this.allow('authorize', made, `authorizers/${ref}`);
    return ref;
  }

  private addRoute({ key, to, isPublic }: GatewayRoute, authorizer: string): gateway.CfnRoute {
    return new gateway.CfnRoute(this, key.replace(/[^A-Za-z0-9]+/g, '-'), {
      apiId: this.api.ref,
      routeKey: key,
      target: `integrations/${this.integrations.get(to)}`,
      ...(isPublic ? { authorizationType: 'NONE' } : { authorizationType: 'CUSTOM', authorizerId: authorizer }),
    });
  }
}
