import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FUNCTION_NAMES, type FunctionName } from '../../infra/functions.ts';
import { namesOf } from '../../infra/names.ts';
import { actionBreaches } from './laws/action-laws.ts';
import { knownAction } from './laws/known-action.ts';
import { principalBreaches } from './laws/principal-laws.ts';
import { promisedRights } from './promised-rights.ts';
import { rightsOf, rightText } from './rights.ts';
import { ownStatements, rightsOfApp } from './rights-of-app.ts';
import { BARE_SHOP, synthesise, WHOLE_SHOP } from './synthesise.fixture.ts';
import type { Deployed } from './template/functions.ts';
import { arnIn, EXAMPLE_PLACE } from './template/place.ts';
import { resolve, resolveText } from './template/resolve.ts';
import { resourcesOf } from './template/template.ts';

/** All policies within a role together. @unit characters @source IAM and STS quotas */
const LONGEST_POLICIES = 10_240;

for (const { settings, functions } of [
  { settings: WHOLE_SHOP, functions: FUNCTION_NAMES },
  { settings: BARE_SHOP, functions: FUNCTION_NAMES.filter((name) => name !== 'pull' && name !== 'import') },
]) {
  const { shop } = settings;
  const stacks = await synthesise(settings);
  const rights = rightsOfApp(stacks, shop);
  const deployedAs = (name: FunctionName): Deployed => {
    const found = rights.functions.get(name);
    if (found !== undefined) return found;
    throw new Error(`${shop} has no function ${name}`);
  };

  test(`${shop}: each function has a role of its own, and no function is unknown`, () => {
    assert.deepEqual([...rights.functions.keys()], functions);
    assert.deepEqual(rights.others, []);
    const roles = [...rights.functions.values()].map(({ role }) => `${role.stack} ${role.id}`);
    assert.equal(new Set(roles).size, roles.length);
  });

  test(`${shop}: a function may what the table of access says, each right once, and nothing else`, () => {
    for (const name of functions) {
      const granted = rightsOf(ownStatements(deployedAs(name))).map(rightText);
      assert.deepEqual(granted.toSorted(), promisedRights(name, settings).map(rightText).toSorted(), name);
      assert.deepEqual(
        granted.filter((right, at) => granted.indexOf(right) !== at),
        [],
        `${name} is given twice`,
      );
    }
  });

  test(`${shop}: every action is literal, on literal resources, and narrowed by keys`, async () => {
    for (const { id, policies } of rights.roles)
      for (const { statements } of policies) assert.deepEqual(await actionBreaches(statements, knownAction), [], id);
    assert.deepEqual(await actionBreaches(rights.onResources, knownAction), []);
  });

  test(`${shop}: a role and a resource let in one service, on behalf of this account`, () => {
    for (const { id, trust } of rights.roles) assert.deepEqual(principalBreaches(trust), [], id);
    assert.deepEqual(principalBreaches(rights.onResources), []);
  });

  test(`${shop}: the policies of a role are no longer than AWS takes`, () => {
    for (const { id, stack, resource } of resourcesOf(stacks, 'AWS::IAM::Role')) {
      const policies = resolve(resource.Properties.Policies, { stacks, stack, place: EXAMPLE_PLACE });
      assert.ok(JSON.stringify(policies).length < LONGEST_POLICIES, id);
    }
  });

  test(`${shop}: the one role that is no function's is the scheduler's, which may start what is scheduled and tell of failures`, () => {
    const own = new Set([...rights.functions.values()].map(({ role }) => role));
    const [role, ...more] = rights.roles.filter((one) => !own.has(one));
    assert.deepEqual(more, []);
    const scheduled = resourcesOf(stacks, 'AWS::Scheduler::Schedule').map(({ stack, resource }) => {
      const target = resource.Properties.Target as { readonly Arn: unknown };
      return resolveText(target.Arn, { stacks, stack, place: EXAMPLE_PLACE });
    });
    const queue = arnIn(EXAMPLE_PLACE, 'sqs', namesOf(shop).failedQueue);
    const expected = [...[...new Set(scheduled)].map((resource) => `lambda:InvokeFunction ${resource}`), `sqs:SendMessage ${queue}`];
    const granted = role?.policies.flatMap(({ statements }) => rightsOf(statements).map(rightText)) ?? [];
    assert.deepEqual(granted.toSorted(), expected.toSorted());
  });
}
