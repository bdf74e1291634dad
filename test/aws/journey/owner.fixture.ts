import assert from 'node:assert/strict';
import type { Ask } from '../ask-gateway.fixture.ts';
import type { Platform } from './open-platform.fixture.ts';

/** What the owner of a shop asks of its API, with the first token. */
export const ownerOf = ({ ask }: Pick<Platform, 'ask'>, token: string) => {
  const authorization = `Bearer ${token}`;

  const answered = async (path: string, asked: Ask) => {
    const { status, body } = await ask(path, { ...asked, headers: { authorization, ...asked.headers } });
    assert.equal(status, 200, `${path}: ${status} ${body}`);
    return JSON.parse(body);
  };

  const read = (path: string) => answered(path, {});

  const send = (path: string, content: unknown) =>
    answered(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) });

  /** What waits in quarantine of a place: a source, or a file. */
  const quarantined = async (place: string) => {
    const { records } = await read('/v1/quarantine');
    return records.filter(({ origin }: { readonly origin: string }) => origin.includes(place));
  };

  /** True once the whole history of a shop is loaded. */
  const isPulled = async (name: string): Promise<true | undefined> => {
    const { sources } = await read('/v1/sources');
    const { pull } = sources.find(({ source }: { readonly source: string }) => source === name);
    return (pull !== null && pull.caughtUpAt !== null && pull.loadedFrom === null) || undefined;
  };

  /** True once so many files are imported, and none is under way. */
  const areImported = async (files: number): Promise<true | undefined> => {
    const { done, unfinished } = (await read('/v1/status')).imports;
    return (done >= files && unfinished.length === 0) || undefined;
  };

  return { authorization, read, send, quarantined, isPulled, areImported };
};
