import type { PolicyFacts } from '@gatehouse/review';
import type { ScopeRisk } from '@gatehouse/scopes';
import { SHORT_JUSTIFICATION } from '../screening/screening-checks.js';
import { essence } from '../screening/words.js';
import type { Finding, ScreeningContext } from '../screening/finding.js';
import { unconfirmedEmail, youngAccount } from '../screening/context-checks.js';

export const QUOTA_KIND = 'quota_increase';

/** The more it grows at once, the more harm a mistake does: up to twice is low, up to ten times medium, more is high. Pure. */
export function quotaRisk(fromLimit: number, dailyLimit: number): ScopeRisk {
  if (dailyLimit <= 2 * fromLimit) return 'low';
  return dailyLimit <= 10 * fromLimit ? 'medium' : 'high';
}

export interface QuotaFinding {
  readonly code: string;
  readonly severity: 'note' | 'warning';
  readonly scope: null;
  readonly mode: null;
  readonly detail: string;
}

/** What a reviewer should look at in a quota request. Pure. */
export function screenQuota(
  asked: { readonly reason: string; readonly fromLimit: number; readonly busiestDay: number },
  developer: ScreeningContext['developer'],
): QuotaFinding[] {
  const findings: QuotaFinding[] = [];
  const about = (code: string, severity: 'note' | 'warning', detail: string): void => {
    findings.push({ code, severity, scope: null, mode: null, detail });
  };
  if ([...essence(asked.reason)].length < SHORT_JUSTIFICATION) about('reason_short', 'warning', 'The reason is very short.');
  if (asked.busiestDay < asked.fromLimit / 2)
    about(
      'quota_unused',
      'warning',
      `On its busiest day of the last 30 the plugin used ${asked.busiestDay} of ${asked.fromLimit} requests.`,
    );
  const context: ScreeningContext = { developer, used: [], denied: [] };
  for (const { code, severity, detail } of accountFindings(context)) about(code, severity, detail);
  return findings;
}

function accountFindings(context: ScreeningContext): Finding[] {
  return [...youngAccount([], null, context), ...unconfirmedEmail([], null, context)];
}

export function quotaFacts(
  request: { readonly fromLimit: number; readonly dailyLimit: number },
  developer: ScreeningContext['developer'],
  earlier: PolicyFacts['earlier'],
  findings: readonly QuotaFinding[],
): PolicyFacts {
  return {
    kind: QUOTA_KIND,
    pairs: [],
    risk: quotaRisk(request.fromLimit, request.dailyLimit),
    account_age_days: developer.accountAgeDays,
    earlier,
    findings: findings.map(({ code, severity }) => ({ code, severity })),
  };
}
