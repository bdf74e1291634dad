import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DOCUMENT, openApi } from './api.fixture.ts';
import { faultsOf } from './json-schema.fixture.ts';
import { parseReportQuery } from './reports/parse-report-query.ts';
import { ROUTES } from './routes.ts';
import { REPORT_PARAMETERS } from './schemas/report-parameters.ts';

type Described = { readonly [name: string]: unknown };

const referencesIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = '$ref' in value && typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
};

const resolves = (ref: string): boolean =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((inner, name) => (inner as Described | undefined)?.[name], DOCUMENT) !== undefined;

describe('the OpenAPI document', () => {
  test('is served as it is made, to anybody', async () => {
    const { ask } = await openApi();
    const answer = await ask('/v1/openapi.json');
    assert.deepEqual(answer.json(), JSON.parse(JSON.stringify(DOCUMENT)));
  });

  test('has every route, its path names and its methods', () => {
    for (const { method, path } of ROUTES) {
      const operation = (DOCUMENT.paths[path] as Described | undefined)?.[method.toLowerCase()] as {
        parameters: { in: string; name: string }[];
      };
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.deepEqual(
        operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name),
        named,
        path,
      );
    }
  });

  test('refers to nothing that is not there', () => {
    const references = referencesIn(DOCUMENT);
    assert.ok(references.length > 50);
    assert.deepEqual(
      references.filter((ref) => !ref.startsWith('#/components/') || !resolves(ref)),
      [],
    );
  });

  test('names the parameters of reports as they are judged', () => {
    const parsed = parseReportQuery({ report: 'sales', from: '2024-01', to: '2024-01', nonsense: '' });
    const [fault] = parsed.kind === 'faults' ? parsed.faults : [];
    const judged = (fault?.allowed ?? '').replace('the parameters ', '').split(', ');
    assert.deepEqual(new Set(Object.keys(REPORT_PARAMETERS)), new Set([...judged.filter((name) => name !== 'report'), 'format']));
  });

  test('would be missed by answers that are not as it says', () => {
    const schema = DOCUMENT.components.schemas.Problem as Described;
    const problem = { type: 'x', title: 'x', status: 400, detail: 'x' };
    assert.deepEqual(faultsOf(problem, schema, { root: DOCUMENT }), []);
    assert.equal(faultsOf({ ...problem, status: '400', more: 1 }, schema, { root: DOCUMENT }).length, 2);
    assert.equal(faultsOf({}, { oneOf: [] }, { root: DOCUMENT }).length, 1, 'a keyword that is not checked is a fault');
  });
});
