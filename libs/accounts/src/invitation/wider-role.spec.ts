import { widerRole } from './wider-role.js';

describe('accepting an invitation', () => {
  it('raises a developer to reviewer', () => {
    expect(widerRole('developer', 'reviewer')).toBe('reviewer');
  });

  it('never lowers an administrator, not even the last one', () => {
    expect(widerRole('administrator', 'developer')).toBe('administrator');
    expect(widerRole('administrator', 'reviewer')).toBe('administrator');
  });

  it('changes nothing where the role is the same', () => {
    expect(widerRole('member', 'member')).toBe('member');
  });
});
