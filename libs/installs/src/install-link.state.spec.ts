import { linkState } from './install-link.state.js';

const now = new Date('2026-05-01T00:00:00Z');
const link = { enabled: true, expiresAt: null, maxUses: null, uses: 7 };

describe('an install link', () => {
  it('works until something stops it', () => {
    expect(linkState(link, now)).toBe('working');
  });
  it('is disabled when it is switched off, whatever else is true', () => {
    expect(linkState({ ...link, enabled: false, expiresAt: now, maxUses: 1 }, now)).toBe('disabled');
  });
  it('is expired from its very moment on', () => {
    expect(linkState({ ...link, expiresAt: new Date(now.getTime() + 1) }, now)).toBe('working');
    expect(linkState({ ...link, expiresAt: now }, now)).toBe('expired');
  });
  it('is used up by its last use', () => {
    expect(linkState({ ...link, maxUses: 8 }, now)).toBe('working');
    expect(linkState({ ...link, maxUses: 7 }, now)).toBe('used_up');
  });
});
