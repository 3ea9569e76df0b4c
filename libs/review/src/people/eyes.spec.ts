import { exclusion, eyesNeeded } from './eyes.js';

const rita = { id: 'rita', role: 'reviewer' };
const rolf = { id: 'rolf', role: 'reviewer' };
const ada = { id: 'ada', role: 'administrator' };

describe('how many eyes an approval needs', () => {
  it('is what is demanded while two people could decide', () => {
    expect(eyesNeeded(2, rita, [rita, rolf])).toEqual({ eyes: 2, alone: false });
    expect(eyesNeeded(2, ada, [ada, rita])).toEqual({ eyes: 2, alone: false });
    expect(eyesNeeded(1, rita, [rita])).toEqual({ eyes: 1, alone: false });
  });
  it('is one marked administrator when nobody else could, never one reviewer', () => {
    expect(eyesNeeded(2, ada, [ada])).toEqual({ eyes: 1, alone: true });
    expect(eyesNeeded(2, rita, [rita])).toEqual({ eyes: 2, alone: false });
  });
});

describe('an appeal', () => {
  it('is not decided by those whose decision it is about, while there is anybody else', () => {
    expect(exclusion(['ada'], ada, [ada, rita])).toMatch(/appealed/);
    expect(exclusion(['rita'], rita, [rita])).toMatch(/appealed/);
    expect(exclusion(['rita'], rolf, [rita, rolf])).toBeNull();
  });
  it('is decided by an administrator where nobody else is left', () => {
    expect(exclusion(['ada', 'rita'], ada, [ada, rita])).toBeNull();
    expect(exclusion(['ada', 'rita'], rita, [ada, rita])).not.toBeNull();
  });
});
