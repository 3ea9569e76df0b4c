import { losesLastOwner, mayChangeRole, OPERATOR_ROLES } from './operator-roles.js';

const ANY = [null, ...OPERATOR_ROLES];

describe('who may change the role of an operator', () => {
  it('lets an owner make anybody anything', () => {
    for (const from of ANY) for (const to of ANY) expect(mayChangeRole('owner', from, to)).toBe(true);
  });

  it('lets an administrator manage every role but that of an owner', () => {
    for (const from of ANY)
      for (const to of ANY)
        expect([from, to, mayChangeRole('administrator', from, to)]).toEqual([from, to, from !== 'owner' && to !== 'owner']);
  });

  it.each(['account_reader', 'operator'] as const)('lets an %s change nothing', (by) => {
    for (const from of ANY) for (const to of ANY) expect(mayChangeRole(by, from, to)).toBe(false);
  });
});

describe('the last owner', () => {
  it('can neither leave nor become something else', () => {
    expect(losesLastOwner(1, 'owner', null)).toBe(true);
    expect(losesLastOwner(1, 'owner', 'administrator')).toBe(true);
  });

  it('may stay what they are', () => {
    expect(losesLastOwner(1, 'owner', 'owner')).toBe(false);
  });

  it('does not hold anybody else', () => {
    expect(losesLastOwner(2, 'owner', null)).toBe(false);
    expect(losesLastOwner(1, 'operator', null)).toBe(false);
    expect(losesLastOwner(1, 'administrator', 'operator')).toBe(false);
  });
});
