import type { AppliedPolicy, ListedPolicy } from './review-policies.js';
import type { PolicyRuleBody } from './policy-body.dto.js';
import type { AppliedPolicyView, PolicyView } from './review-policies.dto.js';
import type { ReplayedView, SimulationView } from './simulation.dto.js';
import type { PolicyRule } from './policy-rule.js';
import type { Replayed } from './replay.js';
import type { Simulation } from './simulations.js';

const SHOWN = 500;

export function policyView(policy: ListedPolicy): PolicyView {
  return {
    version: policy.version,
    active: policy.active,
    rules: policy.rules.map(ruleView),
    created_at: policy.createdAt.toISOString(),
    created_by: policy.createdByName,
    simulated_at: policy.simulatedAt?.toISOString() ?? null,
    activated_at: policy.activatedAt?.toISOString() ?? null,
  };
}

export function appliedView({ version, action, rule, reasons }: AppliedPolicy): AppliedPolicyView {
  return { version, action, rule, reasons: [...reasons] };
}

export function simulationView({ ranAt, replayed }: Simulation, days: number): SimulationView {
  const agrees = replayed.filter((one) => one.agrees === true);
  const differs = replayed.filter((one) => one.agrees === false);
  return {
    days,
    ran_at: ranAt.toISOString(),
    looked_at: replayed.length,
    agrees_count: agrees.length,
    differs_count: differs.length,
    left_to_people_count: replayed.length - agrees.length - differs.length,
    differs: differs.slice(0, SHOWN).map(replayedView),
    agrees: agrees.slice(0, SHOWN).map(replayedView),
  };
}

function ruleView({ when: { kinds, scopes, modes, findings, ...when }, ...rule }: PolicyRule): PolicyRuleBody {
  return {
    ...rule,
    when: {
      ...when,
      ...(kinds ? { kinds: [...kinds] } : {}),
      ...(scopes ? { scopes: [...scopes] } : {}),
      ...(modes ? { modes: [...modes] } : {}),
      ...(findings === undefined ? {} : { findings: typeof findings === 'string' ? findings : [...findings] }),
    },
  };
}

function replayedView({ kind, subjectId, revision, title, decidedAt, people, policy }: Replayed): ReplayedView {
  return {
    kind,
    subject_id: subjectId,
    revision,
    title,
    decided_at: decidedAt.toISOString(),
    people,
    policy: policy.action,
    rule: policy.rule,
    reasons: [...policy.reasons],
  };
}
