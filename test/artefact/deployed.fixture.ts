import * as z from 'zod';
import { bundleFunctions } from '../../infra/bundle.ts';
import type { FunctionName } from '../../infra/functions.ts';
import { judgeOf } from '../access/judge.ts';
import { rightsOfApp } from '../access/rights-of-app.ts';
import { synthesise, WHOLE_SHOP } from '../access/synthesise.fixture.ts';
import { EXAMPLE_PLACE } from '../access/template/place.ts';
import { resolveText } from '../access/template/resolve.ts';
import { resourcesOf } from '../access/template/template.ts';
import type { Call } from './call-of-request.fixture.ts';
import { NAMES } from './open-shop.fixture.ts';

const FunctionProperties = z.object({
  FunctionName: z.string(),
  MemorySize: z.number(),
  Timeout: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});

/** A function as its template deploys it. */
export type DeployedFunction = {
  readonly name: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  readonly variables: Readonly<Record<string, string>>;
};

/** The example shop's platform, bundled and synthesised: its functions as their templates deploy them, and what its policies allow. */
export const readDeployed = async () => {
  await bundleFunctions();
  const stacks = await synthesise(WHOLE_SHOP);
  const judge = judgeOf(rightsOfApp(stacks, WHOLE_SHOP.shop));
  const functions = resourcesOf(stacks, 'AWS::Lambda::Function').map(({ stack, resource }): DeployedFunction => {
    const { FunctionName: name, MemorySize: memoryMb, Timeout: seconds, Environment } = FunctionProperties.parse(resource.Properties);
    const variables = Object.entries(Environment.Variables).map(([variable, value]) => {
      return [variable, resolveText(value, { stacks, stack, place: EXAMPLE_PLACE })];
    });
    return { name, memoryMb, timeoutMs: seconds * 1000, variables: Object.fromEntries(variables) };
  });
  return {
    mayCall: (call: Call): boolean => judge(call) === 'allowed',
    functionCalled: (name: FunctionName): DeployedFunction => {
      const found = functions.find((one) => one.name === NAMES.function(name));
      if (found === undefined) throw new Error(`no template has ${NAMES.function(name)}; there are ${functions.map((one) => one.name)}`);
      return found;
    },
  };
};
export type DeployedShop = Awaited<ReturnType<typeof readDeployed>>;
