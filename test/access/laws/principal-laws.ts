import type { Statement } from '../policy/policy.ts';

const SOURCES: ReadonlySet<string> = new Set(['aws:SourceAccount', 'aws:SourceArn']);

const isOneService = ({ principals }: Statement): boolean => principals.length === 1 && principals[0]?.kind === 'service';

const namesSource = ({ conditions }: Statement): boolean => conditions.some(({ key }) => SOURCES.has(key));

/** What is wrong with letting somebody in: one service at a time, and only on behalf of this account or of something in it. */
export const principalBreaches = (statements: readonly Statement[]): readonly string[] =>
  statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => {
      const shown = JSON.stringify(statement);
      return [
        ...(isOneService(statement) ? [] : [`not one service is let in by ${shown}`]),
        ...(namesSource(statement) ? [] : [`on behalf of anybody: add aws:SourceAccount or aws:SourceArn to ${shown}`]),
      ];
    });
