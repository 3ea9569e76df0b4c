import { mergeSettings } from './merge-settings.js';

describe('merging settings', () => {
  it('changes what is sent, member by member in groups, and leaves the rest', () => {
    const present = { logo: 'a', contact: { email: 'a@example.com', phone: '1' }, domain_alternates: ['a', 'b'] };
    const patch = { contact: { phone: '2' }, chatbox: { tile: 'dots' }, domain_alternates: ['c'], audit: undefined };
    expect(mergeSettings(present, patch)).toEqual({
      logo: 'a',
      contact: { email: 'a@example.com', phone: '2' },
      chatbox: { tile: 'dots' },
      domain_alternates: ['c'],
    });
    expect(present.contact.phone).toBe('1');
  });

  it('takes away what is null, also a whole group', () => {
    expect(
      mergeSettings(
        { logo: 'a', contact: { phone: '1' }, chatbox: { tile: 'x' } },
        { logo: null, contact: { phone: null }, chatbox: null },
      ),
    ).toEqual({
      contact: {},
    });
  });
});
