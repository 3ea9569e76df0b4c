import { Problem } from '../../api/problem.js';
import type { Shape } from '../../api/client.js';

/** The report of a route that also speaks CSV. */
export function usageReport(answered: Shape<'UsageView'> | string): Shape<'UsageView'> {
  if (typeof answered === 'string')
    throw new Problem(0, 'not_json', 'Gatehouse gave an answer that this page does not understand. Try again.');
  return answered;
}
