import assert from 'node:assert/strict';
import type { RunningFunction } from './start-function.fixture.ts';

/** Of people who are made up, as the events name them. */
export const PERSONAL = {
  email: 'Ann.Private@Example.com',
  name: 'Ann Q. Private',
  phone: '+44 20 7946 0958',
  street: '12 Hidden Lane',
} as const;

/** That no line of a function's output holds a secret, or anything personal, in whatever letters. */
export const assertDiscreet = ({ lines }: Pick<RunningFunction, 'lines'>, secrets: readonly string[]): void => {
  const { out, err } = lines();
  const all = [...out, ...err].join('\n').toLowerCase();
  const said = [...secrets, ...Object.values(PERSONAL)].filter((text) => all.includes(text.toLowerCase()));
  assert.deepEqual(said, []);
};
