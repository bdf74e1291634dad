import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isJson, MEDIA_TYPES, negotiate } from './media-type.ts';

const [JSON_TYPE, CSV] = MEDIA_TYPES;

describe('the header Accept', () => {
  test('chooses what is liked best, the first offered where all is equal', () => {
    const cases: readonly (readonly [string | undefined, string | undefined])[] = [
      [undefined, JSON_TYPE],
      ['', JSON_TYPE],
      ['*/*', JSON_TYPE],
      ['text/csv', CSV],
      ['TEXT/CSV; charset=utf-8', CSV],
      ['text/*', CSV],
      ['application/json;q=0.5, text/csv;q=0.6', CSV],
      ['text/csv;q=0.1, */*;q=0.2', JSON_TYPE],
      ['*/*, application/json;q=0', CSV],
      ['text/html', undefined],
      ['*/*;q=0', undefined],
      ['text/csv;q=nonsense', undefined],
    ];
    for (const [accept, media] of cases) assert.equal(negotiate(accept, MEDIA_TYPES), media, accept);
  });
});

describe('the header Content-Type', () => {
  test('is JSON in UTF-8, or no JSON that is taken', () => {
    for (const type of ['application/json', 'Application/JSON; charset="UTF-8"', 'application/json;charset=utf8'])
      assert.ok(isJson(type), type);
    for (const type of [undefined, '', 'text/json', 'application/json; charset=utf-16', 'application/jsonp'])
      assert.ok(!isJson(type), type);
  });
});
