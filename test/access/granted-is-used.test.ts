import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeOf } from './judge.ts';
import { playAdmin } from './play/play-admin.fixture.ts';
import { playAuthorize } from './play/play-authorize.fixture.ts';
import { playCollect } from './play/play-collect.fixture.ts';
import { playImport } from './play/play-import.fixture.ts';
import { playNightly } from './play/play-nightly.fixture.ts';
import { playPull } from './play/play-pull.fixture.ts';
import { playQuery } from './play/play-query.fixture.ts';
import { playSweep } from './play/play-sweep.fixture.ts';
import { openStage } from './play/stage.fixture.ts';
import { type Right, rightsOf, rightText } from './rights.ts';
import { ownStatements, rightsOfApp } from './rights-of-app.ts';
import { SERVICE_SIDE } from './service-side.ts';
import { synthesise, WHOLE_SHOP } from './synthesise.fixture.ts';
import { unused } from './unused.ts';

const rights = rightsOfApp(await synthesise(WHOLE_SHOP), WHOLE_SHOP.shop);
const stage = await openStage(rights, '2026-03-10T12:00:00Z');

await playCollect(stage);
await playPull(stage);
await playImport(stage);
await playAdmin(stage);
await playNightly(stage);
await playQuery(stage);
await playAuthorize(stage);
await playSweep(stage);

const granted = [...rights.functions].flatMap(([principal, deployed]) =>
  rightsOf(ownStatements(deployed)).map((right) => ({ principal, right })),
);

const shown = ({ principal, right }: { principal: string; right: Right }): string => `${principal} ${rightText(right)}`;

test('every call that a function makes is allowed', () => {
  const judge = judgeOf(rights);
  const denied = stage.uses.filter((use) => judge(use) !== 'allowed');
  const lines = denied.map(({ principal, action, leadingKeys = [], resource }) => [principal, action, resource, ...leadingKeys].join(' '));
  assert.deepEqual([...new Set(lines)], []);
});

test('every right of a function is used, or is one that a service uses for it', () => {
  assert.deepEqual(unused(granted, stage.uses, SERVICE_SIDE).map(shown), []);
});

test('every interruption took place', () => {
  assert.deepEqual(
    stage.waiting.map(({ about }) => about),
    [],
  );
});
