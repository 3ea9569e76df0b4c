import { kept } from './use-chosen-pairs.js';

const BASE = 'request-1 2';

describe('a kept draft', () => {
  it('comes back as it was written', () => {
    const chosen = { 'website:settings/read': 'Because.', 'website:people/write': '' };
    expect(kept({ base: BASE, chosen }, BASE)).toEqual(chosen);
  });

  it('is left alone when the request has moved on, for it would undo what came after it', () => {
    expect(kept({ base: 'request-1 1', chosen: { 'website:settings/read': 'Old words.' } }, BASE)).toBeNull();
  });

  it.each([null, 'text', 7, [], { base: BASE }, { base: BASE, chosen: null }, { base: BASE, chosen: 'text' }])(
    'is forgotten when it is %j, as another version may have left it',
    (draft) => expect(kept(draft, BASE)).toBeNull(),
  );

  it('gives up only what is no pair', () => {
    expect(kept({ base: BASE, chosen: { 'a:b/read': 'kept', 'a:b/delete': 'x', nonsense: 'x', 'c:d/write': 5 } }, BASE)).toEqual({
      'a:b/read': 'kept',
    });
  });
});
