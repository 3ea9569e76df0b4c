import { SCOPE_RISKS, type ScopeRisk } from '@gatehouse/scopes';
import type { EarlierVerdicts, PolicyAction, PolicyConditions, PolicyFacts, PolicyRule } from './policy-rule.js';

/** What a policy says about one subject, and why. */
export interface PolicyOutcome {
  readonly action: PolicyAction;
  /** The name of the rule that decided; null when no rule applied. */
  readonly rule: string | null;
  /** Sentences: which rules were passed over and by which condition, and which one applied. */
  readonly reasons: readonly string[];
  /** What the developer reads after an `auto_reject`; null otherwise. */
  readonly reject_reason: string | null;
  readonly priority: number;
  readonly four_eyes: boolean;
}

/**
 * Goes through the rules in order. `priority` and `require_four_eyes` take note and go on; `auto_approve`, `auto_reject` and `queue`
 * end it; without an ending rule the subject queues. A high risk is never approved by itself, whatever the rules say, and neither is
 * anything for which four eyes were required by a rule before. Pure.
 */
export function evaluatePolicy(rules: readonly PolicyRule[], facts: PolicyFacts): PolicyOutcome {
  const reasons: string[] = [];
  let priority = 0;
  let four_eyes = false;
  let last: string | null = null;
  const end = (action: PolicyAction, rule: string | null, reject_reason: string | null = null): PolicyOutcome => ({
    action,
    rule,
    reasons,
    reject_reason,
    priority,
    four_eyes,
  });
  for (const rule of rules) {
    const failed = failedCondition(rule.when, facts);
    if (failed !== null) {
      reasons.push(`“${rule.name}” does not apply: ${failed}`);
      continue;
    }
    reasons.push(`“${rule.name}” applies: ${rule.then}.`);
    last = rule.name;
    switch (rule.then) {
      case 'priority':
        priority = Math.max(priority, rule.priority ?? 1);
        break;
      case 'require_four_eyes':
        four_eyes = true;
        break;
      case 'queue':
        return end('queue', rule.name);
      case 'auto_reject':
        return end('auto_reject', rule.name, rule.reason ?? 'A rule of this platform rejects such requests.');
      case 'auto_approve': {
        const kept = keptFromApproval(facts, four_eyes);
        if (kept === null) return end('auto_approve', rule.name);
        reasons.push(kept);
        return end('queue', rule.name);
      }
    }
  }
  if (four_eyes) return end('require_four_eyes', last);
  return priority > 0 ? end('priority', last) : end('queue', last);
}

function keptFromApproval(facts: PolicyFacts, fourEyes: boolean): string | null {
  if (facts.risk === 'high' || facts.pairs.some(({ risk }) => risk === 'high')) return 'A high risk is never approved by a policy.';
  return fourEyes ? 'A rule before requires four eyes, so a policy does not approve it.' : null;
}

/** The first condition that does not hold, as a sentence; null when all hold. */
function failedCondition(when: PolicyConditions, facts: PolicyFacts): string | null {
  if (when.kinds && !when.kinds.includes(facts.kind)) return `it is for ${when.kinds.join(', ')}, not ${facts.kind}.`;
  if (when.max_risk && level(facts.risk) > level(when.max_risk)) return `the risk is ${facts.risk}, above ${when.max_risk}.`;
  if (when.min_risk && level(facts.risk) < level(when.min_risk)) return `the risk is ${facts.risk}, below ${when.min_risk}.`;
  return failedPairs(when, facts) ?? failedHistory(when, facts) ?? failedFindings(when.findings, facts);
}

function failedPairs({ scopes, modes, max_pairs }: PolicyConditions, { pairs }: PolicyFacts): string | null {
  // A kind without pairs asks for none of the scopes: a rule about scopes is not about it.
  if ((scopes ?? modes) && pairs.length === 0) return 'it is about scopes, and none is asked for.';
  const otherScope = scopes && pairs.find(({ scope }) => !scopes.includes(scope));
  if (otherScope) return `${otherScope.scope} is not one of its scopes.`;
  const otherMode = modes && pairs.find(({ mode }) => !modes.includes(mode));
  if (otherMode) return `${otherMode.scope}/${otherMode.mode} is not of the mode ${modes.join(' or ')}.`;
  return max_pairs !== undefined && pairs.length > max_pairs ? `${pairs.length} pairs are asked for, more than ${max_pairs}.` : null;
}

function failedHistory({ min_account_age_days: days, earlier_verdicts }: PolicyConditions, facts: PolicyFacts): string | null {
  if (days !== undefined && facts.account_age_days < days)
    return `the account is ${facts.account_age_days} days old, younger than ${days} days.`;
  if (!earlier_verdicts || holds(earlier_verdicts, facts.earlier)) return null;
  return `of earlier requests ${facts.earlier.approved} were approved and ${facts.earlier.denied} denied, which is not ${earlier_verdicts}.`;
}

function holds(wanted: EarlierVerdicts, { approved, denied }: PolicyFacts['earlier']): boolean {
  switch (wanted) {
    case 'any':
      return true;
    case 'none':
      return approved + denied === 0;
    case 'approved_only':
      return approved > 0 && denied === 0;
    case 'some_denied':
      return denied > 0;
  }
}

function failedFindings(wanted: PolicyConditions['findings'], { findings }: PolicyFacts): string | null {
  if (wanted === undefined) return null;
  const warning = findings.find(({ severity }) => severity === 'warning');
  if (wanted === 'none') return warning ? `the screening found ${warning.code}.` : null;
  if (wanted === 'any') return warning ? null : 'the screening found nothing to warn of.';
  return findings.some(({ code }) => wanted.includes(code)) ? null : `the screening found none of ${wanted.join(', ')}.`;
}

function level(risk: ScopeRisk): number {
  return SCOPE_RISKS.indexOf(risk);
}
