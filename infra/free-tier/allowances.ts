import type { Allowance } from './allowances/allowance.ts';
import { CLOUDWATCH_ALLOWANCES } from './allowances/cloudwatch.ts';
import { DYNAMODB_ALLOWANCES } from './allowances/dynamodb.ts';
import { LAMBDA_ALLOWANCES } from './allowances/lambda.ts';
import { MACHINE_ALLOWANCES } from './allowances/machines.ts';
import { MESSAGE_ALLOWANCES } from './allowances/messages.ts';
import { STORAGE_ALLOWANCES } from './allowances/storage.ts';

/** All that Tillbook uses of AWS, or refuses to. */
const TABLE = {
  ...LAMBDA_ALLOWANCES,
  ...DYNAMODB_ALLOWANCES,
  ...MESSAGE_ALLOWANCES,
  ...CLOUDWATCH_ALLOWANCES,
  ...STORAGE_ALLOWANCES,
  ...MACHINE_ALLOWANCES,
};

export type AllowanceId = keyof typeof TABLE;

export const ALLOWANCES: Readonly<Record<AllowanceId, Allowance>> = TABLE;

export const ALLOWANCE_IDS = Object.keys(TABLE) as readonly AllowanceId[];

/** Which allowances an account has: those that never end, or in its first year those of the first year too. */
export type Profile = 'always-free' | 'legacy-12-month';

/** How much of a thing costs nothing in a month. */
export const freeAmount = (id: AllowanceId, profile: Profile): number => {
  const { kind, monthly } = ALLOWANCES[id];
  return kind === '12-months' && profile === 'always-free' ? 0 : monthly;
};
