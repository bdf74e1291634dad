import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ALLOWANCE_IDS } from './allowances.ts';
import type { Given } from './cases/case.fixture.ts';
import { DOOR_CASES } from './cases/doors.fixture.ts';
import { DYNAMODB_CASES } from './cases/dynamodb.fixture.ts';
import { FUNCTION_CASES } from './cases/functions.fixture.ts';
import { MACHINE_CASES } from './cases/machines.fixture.ts';
import { MONITORING_CASES } from './cases/monitoring.fixture.ts';
import { deploymentOf } from './estimate/deployment.ts';
import { MEASURED_USE } from './estimate/measured-use.ts';
import { estimate } from './estimate.ts';
import { EXAMPLE_SETTINGS } from './example-settings.ts';
import { RULES } from './rules.ts';
import { appOf } from './templates/app-templates.ts';
import { entriesOf } from './templates/json.ts';
import { type Violation, violationsOf, violationText } from './violations.ts';

const CASES = { ...DYNAMODB_CASES, ...FUNCTION_CASES, ...MONITORING_CASES, ...DOOR_CASES, ...MACHINE_CASES };

const judge = ({ stacks, account, template = {} }: Given): Violation[] => {
  const templates = stacks.map((stack, index) => {
    const resources = Object.entries(stack).map(([id, [Type, Properties = {}]]) => [id, { Type, Properties }]);
    return {
      file: `${index}.template.json`,
      content: { ...Object.fromEntries(entriesOf(template)), Resources: Object.fromEntries(resources) },
    };
  });
  return violationsOf(appOf(templates), { profile: 'always-free', metricNames: [], ...account });
};

const rulesOf = (violations: readonly Violation[]): string[] => [...new Set(violations.map(({ rule }) => rule.id))];

describe('the rules of the free tier', () => {
  test('each have a case, and every case has its rule', () => {
    assert.deepEqual(Object.keys(CASES).sort(), RULES.map(({ id }) => id).sort());
  });

  for (const [id, { breaks, keeps }] of Object.entries(CASES)) {
    test(`${id} is broken by what breaks it, and by nothing within it`, () => {
      assert.ok(breaks.length > 0 && keeps.length > 0);
      for (const given of breaks) {
        const violations = judge(given);
        assert.deepEqual(rulesOf(violations), [id], JSON.stringify(given.stacks));
        assert.ok(
          violations.some((violation) => given.says.test(violationText(violation))),
          violations.map(violationText).join('\n'),
        );
      }
      for (const given of keeps) assert.deepEqual(judge(given).map(violationText), []);
    });
  }

  test('say what must be and the way out; what costs money says how much', () => {
    for (const rule of RULES) {
      assert.match(rule.says, /\.$/, rule.id);
      assert.ok(rule.wayOut.length > 20 && !rule.wayOut.endsWith('.'), rule.id);
      const text = violationText({ rule, finding: { resources: [], found: 'it' } });
      if (rule.costs !== undefined) assert.match(text, /Price: (\$\d|is charged, see https:)/, rule.id);
    }
  });

  test('and the estimate need every allowance that is told', () => {
    const estimated = estimate({ ordersPerMonth: 1, by: 'batch' }, deploymentOf(EXAMPLE_SETTINGS, 'legacy-12-month'), MEASURED_USE);
    const needed = new Set([...RULES.flatMap(({ costs = [] }) => costs), ...estimated.uses.map(({ allowance }) => allowance)]);
    // Told in the way out of the calls of the API.
    assert.deepEqual(
      ALLOWANCE_IDS.filter((id) => !needed.has(id)),
      ['rest-api-calls'],
    );
  });

  test('only the call of the API is said instead of refused', () => {
    assert.deepEqual(
      RULES.filter(({ severity }) => severity === 'warning').map(({ id }) => id),
      ['api-calls'],
    );
  });
});
