import { DEFAULT_RULES } from './policy-rule.js';
import { rulesDigest } from './rules-digest.js';

describe('the digest of rules', () => {
  it('does not depend on the order of fields, nor on fields that are left out', () => {
    expect(rulesDigest([{ then: 'queue', when: { findings: 'any', max_risk: 'low' }, name: 'A', reason: undefined }])).toBe(
      rulesDigest([{ name: 'A', when: { max_risk: 'low', findings: 'any' }, then: 'queue' }]),
    );
  });
  it('changes with the order of rules and with any condition', () => {
    expect(rulesDigest([...DEFAULT_RULES].reverse())).not.toBe(rulesDigest(DEFAULT_RULES));
    expect(rulesDigest([{ name: 'A', when: { max_pairs: 1 }, then: 'queue' }])).not.toBe(
      rulesDigest([{ name: 'A', when: { max_pairs: 2 }, then: 'queue' }]),
    );
  });
});
