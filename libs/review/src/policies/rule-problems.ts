import type { FieldProblem } from '@gatehouse/platform';
import { SCOPE_MODES, type ScopeCatalogue } from '@gatehouse/scopes';
import type { PolicyRule } from './policy-rule.js';

/**
 * What the shape alone does not show: a rule that would approve a high risk by itself, fields that mean nothing beside others,
 * unknown scopes, two rules of one name. Pure. An empty list = the rules may be saved.
 */
export function ruleProblems(rules: readonly PolicyRule[], catalogue: ScopeCatalogue): FieldProblem[] {
  const names = rules.map(({ name }) => name);
  return rules.flatMap((rule, index) => {
    const at = `/rules/${index}`;
    const problems: FieldProblem[] = [];
    if (names.indexOf(rule.name) < index) problems.push({ pointer: `${at}/name`, detail: `Two rules are called “${rule.name}”.` });
    rule.when.scopes?.forEach((scope, position) => {
      if (catalogue.find(scope) === null)
        problems.push({ pointer: `${at}/when/scopes/${position}`, detail: `${scope} is not a scope of this platform.` });
    });
    if (rule.then === 'auto_approve') problems.push(...highRisk(rule, catalogue).map((detail) => ({ pointer: `${at}/when`, detail })));
    if (rule.then === 'auto_reject' && !rule.reason?.trim())
      problems.push({ pointer: `${at}/reason`, detail: 'Say why such requests are rejected; the developer reads it.' });
    if (rule.then !== 'auto_reject' && rule.reason !== undefined)
      problems.push({ pointer: `${at}/reason`, detail: 'A reason belongs to auto_reject; leave it out here.' });
    if (rule.then !== 'priority' && rule.priority !== undefined)
      problems.push({ pointer: `${at}/priority`, detail: 'A number belongs to the action priority; leave it out here.' });
    return problems;
  });
}

/** The catalogue may change after the rule was saved; that is why the evaluation refuses a high risk once more. */
function highRisk({ name, when }: PolicyRule, catalogue: ScopeCatalogue): string[] {
  if (when.max_risk === 'low' || when.max_risk === 'medium') return [];
  const pairs = (when.scopes ?? []).flatMap((scope) => (when.modes ?? SCOPE_MODES).map((mode) => ({ scope, mode })));
  const high = pairs.find((pair) => catalogue.has(pair) && catalogue.riskOf(pair) === 'high');
  if (when.scopes !== undefined && when.scopes.length > 0 && high === undefined) return [];
  const example = high ? ` It would approve ${high.scope}/${high.mode}.` : '';
  return [`“${name}” would approve high-risk pairs by itself, which no policy may; set max_risk to low or medium.${example}`];
}
