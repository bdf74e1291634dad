import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import type { Account } from './rule.ts';
import { RULES } from './rules.ts';
import { readTemplates } from './templates/app-templates.ts';
import { type Violation, violationsOf, violationText } from './violations.ts';

const violationOf = (violation: Violation): PolicyViolation => ({
  ruleName: violation.rule.id,
  description: violationText(violation),
  fix: violation.rule.wayOut,
  severity: violation.rule.severity,
  violatingResources: violation.finding.resources.map(({ file, id }) => ({
    resourceLogicalId: id,
    templatePath: file,
    locations: ['Properties'],
  })),
});

/**
 * The rule pack of the free tier, added to an app like the packs of cdk-nag. It does not extend their base class, which shows a rule one
 * construct at a time, before overrides: a sum over all stacks, and what stands in the template in the end, can only be seen from the
 * templates.
 */
export class FreeTierChecks implements IPolicyValidationPlugin {
  static readonly pack = 'TillbookFreeTier';

  readonly name = FreeTierChecks.pack;
  readonly ruleIds = RULES.map(({ id }) => id);
  private readonly account: Account;

  constructor(account: Account) {
    this.account = account;
  }

  validate({ templatePaths }: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = violationsOf(readTemplates(templatePaths), this.account);
    return { success: violations.every(({ rule }) => rule.severity === 'warning'), violations: violations.map(violationOf) };
  }
}
