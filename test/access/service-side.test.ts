import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rightsOf } from './rights.ts';
import { ownStatements, rightsOfApp } from './rights-of-app.ts';
import { SERVICE_SIDE } from './service-side.ts';
import { synthesise, WHOLE_SHOP } from './synthesise.fixture.ts';
import { arnIn, EXAMPLE_PLACE } from './template/place.ts';
import { resolve } from './template/resolve.ts';
import { resourcesOf } from './template/template.ts';

const stacks = await synthesise(WHOLE_SHOP);
const rights = rightsOfApp(stacks, WHOLE_SHOP.shop);

const propertiesOf = (type: string): readonly Record<string, unknown>[] =>
  resourcesOf(stacks, type).map(({ stack, resource }) => {
    const { Code: _, Role: __, ...properties } = resource.Properties; // known only once deployed
    return resolve(properties, { stacks, stack, place: EXAMPLE_PLACE }) as Record<string, unknown>;
  });

/** Functions with the resources that their roles may use by the action, as text. */
const granted = (action: string): readonly string[] =>
  [...rights.functions.values()].flatMap((deployed) =>
    rightsOf(ownStatements(deployed)).flatMap((right) => (right.action === action ? [`${deployed.name} ${right.resource}`] : [])),
  );

test('a function may send to a queue exactly where Lambda is told to send its failed events', () => {
  const told = propertiesOf('AWS::Lambda::EventInvokeConfig').map(({ FunctionName, DestinationConfig }) => {
    const { OnFailure } = DestinationConfig as { OnFailure: { Destination: string } };
    return `${FunctionName} ${OnFailure.Destination}`;
  });
  assert.deepEqual(granted('sqs:SendMessage').toSorted(), told.toSorted());
});

test('a function may write exactly the log that Lambda is told to write for it', () => {
  const told = propertiesOf('AWS::Lambda::Function').map(({ FunctionName, LoggingConfig }) => {
    const { LogGroup } = LoggingConfig as { LogGroup: string };
    return `${FunctionName} ${arnIn(EXAMPLE_PLACE, 'logs', `log-group:${LogGroup}:log-stream:*`)}`;
  });
  for (const action of ['logs:CreateLogStream', 'logs:PutLogEvents']) assert.deepEqual(granted(action).toSorted(), told.toSorted());
});

test('nothing else is kept for a service', () => {
  assert.deepEqual(
    SERVICE_SIDE.map(({ action }) => action),
    ['logs:CreateLogStream', 'logs:PutLogEvents', 'sqs:SendMessage'],
  );
});
