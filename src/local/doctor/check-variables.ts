import type { SourceSettings } from '../source-settings.ts';
import { type Finding, ok, wrong } from './finding.ts';

/** Whether the variables that hold a source's secrets are set. Their values are shown nowhere. */
export const checkVariables = (
  { name, tokenEnv, webhookSecretsEnv }: SourceSettings,
  env: Readonly<Record<string, string | undefined>>,
): Finding => {
  const named = [tokenEnv, ...(webhookSecretsEnv === undefined ? [] : [webhookSecretsEnv])];
  const unset = named.filter((variable) => (env[variable]?.trim() ?? '') === '');
  const subject = `${name}: secrets`;
  if (unset.length === 0) return ok(subject, `${named.join(' and ')} set`);
  return wrong(subject, `${unset.join(' and ')} not set`, `set it where tillbook runs, e.g. "export ${unset[0]}=..."`);
};
