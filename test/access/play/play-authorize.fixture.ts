import assert from 'node:assert/strict';
import { createAuthorizer } from '../../../src/lambda/authorize/create-authorizer.ts';
import type { Stage } from './stage.fixture.ts';

/** A token that is valid, one that nobody has, and what is none. */
export const playAuthorize = async (stage: Stage): Promise<void> => {
  const authorize = createAuthorizer(stage.worldOf('authorize'));
  const says = async (header: string) => (await authorize({ identitySource: [header] })).isAuthorized;
  assert.equal(await says(`Bearer ${stage.secrets.token}`), true);
  assert.equal(await says(`Bearer ${stage.secrets.token.slice(0, -4)}AAAA`), false);
  assert.equal(await says('Basic YTpi'), false);
};
