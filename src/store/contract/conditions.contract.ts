import assert from 'node:assert/strict';
import type { Condition, Value } from '../port.ts';
import { bytes, rejects, type Scene, type Sentences } from './sentence.ts';

const FIRE = '🔥'; // U+1F525: above U+FF5E in UTF-8, below it in UTF-16
const WAVE = '～'; // U+FF5E

const TRUE: Condition = { kind: 'all', of: [] };
const FALSE: Condition = { kind: 'any', of: [] };

const against = (kind: 'equals' | 'less' | 'atMost', attribute: string, value: Value): Condition => ({ kind, attribute, value });

/** Whether the condition holds of the item under this key, which is left as it was but for `rev`. */
async function holds({ table, pk }: Scene, condition: Condition, sk = 'DOC'): Promise<boolean> {
  return (await table.setIf({ pk, sk }, {}, condition)).kind === 'done';
}

async function put({ table, pk }: Scene, attributes: Record<string, Value>): Promise<void> {
  await table.putIf({ pk, sk: 'DOC', ...attributes });
}

/** The stored value against a smaller, an equal and a larger one, by all three comparisons. */
async function ordered(scene: Scene, [smaller, stored, larger]: readonly [Value, Value, Value]): Promise<void> {
  await put(scene, { it: stored });
  const answers = [];
  for (const value of [smaller, stored, larger]) {
    for (const kind of ['equals', 'less', 'atMost'] as const) answers.push(await holds(scene, against(kind, 'it', value)));
  }
  assert.deepEqual(answers, [false, false, false, true, false, true, false, true, true]);
}

export const conditions: Sentences = {
  'absent and present tell whether an item stands': async (scene) => {
    assert.equal(await holds(scene, { kind: 'present' }), false);
    assert.equal(await holds(scene, { kind: 'absent' }), true);
    assert.equal(await holds(scene, { kind: 'absent' }), false);
    assert.equal(await holds(scene, { kind: 'present' }), true);
  },
  'missing is true without the attribute, and without an item': async (scene) => {
    await put(scene, { has: '' });
    assert.equal(await holds(scene, { kind: 'missing', attribute: 'has' }), false);
    assert.equal(await holds(scene, { kind: 'missing', attribute: 'toString' }), true);
    assert.equal(await holds(scene, { kind: 'missing', attribute: 'has' }, 'nothing'), true);
  },
  'numbers compare by value': async (scene) => {
    await ordered(scene, [9, 10, 100]);
    await ordered(scene, [-10, -9, 0]);
    await ordered(scene, [Number.MAX_SAFE_INTEGER - 2, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER]);
  },
  'text compares bytewise': async (scene) => {
    await ordered(scene, ['', 'a', 'a\u0000']);
    await ordered(scene, ['Z', 'a', 'é']);
    await ordered(scene, ['10', '9', '9 ']);
  },
  'text compares as UTF-8 beyond the basic plane too': async (scene) => {
    await ordered(scene, [WAVE, FIRE, `${FIRE}${WAVE}`]);
  },
  'bytes compare bytewise, unsigned': async (scene) => {
    await ordered(scene, [bytes(1, 255), bytes(2), bytes(2, 0)]);
    await ordered(scene, [bytes(127), bytes(128), bytes(255)]);
  },
  'a comparison is false when the attribute is missing or of another type': async (scene) => {
    await put(scene, { text: '5', number: 5, binary: bytes(53) });
    const values: Value[] = ['5', 5, bytes(53)];
    for (const kind of ['equals', 'less', 'atMost'] as const) {
      for (const value of values) {
        assert.equal(await holds(scene, against(kind, 'none', value)), false);
        assert.equal(await holds(scene, against(kind, 'text', value), 'nothing'), false);
      }
      assert.equal(await holds(scene, against(kind, 'text', 5)), false);
      assert.equal(await holds(scene, against(kind, 'number', '5')), false);
      assert.equal(await holds(scene, against(kind, 'number', bytes(53))), false);
      assert.equal(await holds(scene, against(kind, 'binary', '5')), false);
    }
  },
  'any of none is false, all of none is true': async (scene) => {
    assert.equal(await holds(scene, FALSE, 'nothing'), false);
    assert.equal(await holds(scene, TRUE), true);
    assert.equal(await holds(scene, FALSE), false);
    assert.equal(await holds(scene, TRUE), true);
  },
  'any wants one, all want each, to any depth': async (scene) => {
    await put(scene, { a: 1, b: 2 });
    const one = against('equals', 'a', 1);
    const not = against('equals', 'b', 1);
    const cases: [Condition, boolean][] = [
      [{ kind: 'any', of: [one, not] }, true],
      [{ kind: 'any', of: [not, not] }, false],
      [{ kind: 'all', of: [one, not] }, false],
      [{ kind: 'all', of: [one, one] }, true],
      [{ kind: 'any', of: [{ kind: 'all', of: [{ kind: 'any', of: [one] }] }] }, true],
      [
        {
          kind: 'all',
          of: [
            { kind: 'any', of: [not, one] },
            { kind: 'all', of: [one, TRUE] },
          ],
        },
        true,
      ],
      [{ kind: 'any', of: [{ kind: 'all', of: [one, not] }, { kind: 'all', of: [one, FALSE] }, FALSE] }, false],
    ];
    for (const [condition, expected] of cases) assert.equal(await holds(scene, condition), expected, JSON.stringify(condition));
  },
  'a posting of the same document and an older customer gives way': async (scene) => {
    const mayReplace = (dv: string, cr: number): Condition => ({
      kind: 'any',
      of: [{ kind: 'absent' }, against('less', 'dv', dv), { kind: 'all', of: [against('equals', 'dv', dv), against('atMost', 'cr', cr)] }],
    });
    assert.equal(await holds(scene, mayReplace('1', 0), 'nothing'), true);
    await put(scene, { dv: '5', cr: 3 });
    assert.equal(await holds(scene, mayReplace('5', 3)), true);
    assert.equal(await holds(scene, mayReplace('5', 2)), false);
    assert.equal(await holds(scene, mayReplace('6', 0)), true);
    assert.equal(await holds(scene, mayReplace('4', 9)), false);
  },
  'each kind of write is refused where the condition fails, and then changes nothing': async (scene) => {
    const { table, pk } = scene;
    const key = { pk, sk: 'DOC' };
    await put(scene, { of: 1 });
    const wrong = against('equals', 'of', 2);
    assert.equal((await table.putIf({ ...key, of: 9 }, wrong)).kind, 'refused');
    assert.equal((await table.setIf(key, { of: 9 }, wrong)).kind, 'refused');
    assert.equal((await table.deleteIf(key, wrong)).kind, 'refused');
    assert.deepEqual(await table.get(key, 'strong'), { ...key, of: 1 });
    assert.equal((await table.setIf({ pk, sk: 'none' }, { of: 1 }, { kind: 'present' })).kind, 'refused');
    assert.equal(await table.get({ pk, sk: 'none' }, 'strong'), undefined);
  },
  'each kind of write happens where the condition holds': async (scene) => {
    const { table, pk } = scene;
    const key = { pk, sk: 'DOC' };
    await put(scene, { of: 1 });
    assert.equal((await table.putIf({ ...key, of: 2 }, against('equals', 'of', 1))).kind, 'done');
    assert.equal((await table.setIf(key, { of: 3 }, against('equals', 'of', 2))).kind, 'done');
    assert.equal((await table.deleteIf(key, against('equals', 'of', 3))).kind, 'done');
    assert.equal(await table.get(key, 'strong'), undefined);
  },
  'the key can be compared like any attribute': async (scene) => {
    await put(scene, {});
    assert.equal(await holds(scene, against('equals', 'sk', 'DOC')), true);
    assert.equal(await holds(scene, against('less', 'sk', 'DOC')), false);
  },
  'a delete of nothing is refused when something must stand': async ({ table, pk }) => {
    assert.equal((await table.deleteIf({ pk, sk: 'DOC' }, { kind: 'present' })).kind, 'refused');
  },
  'a condition with what cannot be stored is invalid': async ({ table, pk }) => {
    await rejects(table.deleteIf({ pk, sk: 'DOC' }, against('equals', 'of', 0.5)), 'invalid');
    await rejects(table.deleteIf({ pk, sk: 'DOC' }, { kind: 'any', of: [against('less', 'of', '\ud800')] }), 'invalid');
    await rejects(table.deleteIf({ pk, sk: 'DOC' }, { kind: 'any', of: Array(100).fill({ kind: 'absent' }) }), 'invalid');
  },
  'the longest condition is understood': async ({ table, pk }) => {
    const of = Array.from({ length: 99 }, (_, index) => against('equals', `attribute ${index}`, index));
    assert.equal((await table.putIf({ pk, sk: 'DOC', 'attribute 98': 98 }, { kind: 'any', of })).kind, 'refused');
    await table.putIf({ pk, sk: 'DOC', 'attribute 98': 98 });
    assert.equal((await table.putIf({ pk, sk: 'DOC' }, { kind: 'any', of })).kind, 'done');
  },
};
