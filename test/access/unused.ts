import { matchesPattern } from './policy/matches-pattern.ts';
import { needs, type Right, type Use } from './rights.ts';

/** A right of a function. */
export type Granted = { readonly principal: string; readonly right: Right };

/** A right that a service of AWS uses with the function's role, outside its code, so that no call of the function can show it. */
export type ServiceSide = { readonly action: string; readonly resource: string; readonly why: string };

const isServiceSide = ({ right }: Granted, { action, resource }: ServiceSide): boolean =>
  right.action === action && matchesPattern(resource, right.resource);

/** What was granted, and neither needed by any recorded call nor kept for a service of AWS. */
export const unused = (granted: readonly Granted[], uses: readonly Use[], serviceSide: readonly ServiceSide[]): readonly Granted[] =>
  granted.filter(
    (one) =>
      !serviceSide.some((entry) => isServiceSide(one, entry)) &&
      !uses.some((use) => use.principal === one.principal && needs(use, one.right)),
  );
