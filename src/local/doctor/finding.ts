/** `attention`: the figures are right, but somebody should look. `wrong`: something does not work, or a figure may be wrong. */
export type Verdict = 'ok' | 'attention' | 'wrong';

/** One thing that was looked at: how it is, what was found, and what to do, which is empty where nothing is to be done. */
export type Finding = { readonly subject: string; readonly verdict: Verdict; readonly found: string; readonly remedy: string };

export const ok = (subject: string, found: string): Finding => ({ subject, verdict: 'ok', found, remedy: '' });

export const attention = (subject: string, found: string, remedy: string): Finding => ({ subject, verdict: 'attention', found, remedy });

export const wrong = (subject: string, found: string, remedy: string): Finding => ({ subject, verdict: 'wrong', found, remedy });

/** The worst of all. */
export const worstOf = (findings: readonly Finding[]): Verdict => {
  const has = (verdict: Verdict): boolean => findings.some((finding) => finding.verdict === verdict);
  if (has('wrong')) return 'wrong';
  return has('attention') ? 'attention' : 'ok';
};
