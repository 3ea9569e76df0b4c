import { explain } from './refusal-explanation.js';

const request = { status: 403, reason: 'not_allowed', cause: null, message: null };

describe('the explanation of a refusal', () => {
  it('says nothing of a request that was not refused', () => {
    expect(explain({ ...request, status: 206, reason: 'listed' })).toBeNull();
  });

  it('tells the owner the cause, not the one sentence for strangers', () => {
    const told = explain({ ...request, status: 401, reason: 'invalid_session', cause: 'rolled' });
    expect(told).toMatchObject({ check: 'credential', explanation: 'The key worked once and was replaced by a newer one.' });
    expect(told?.whatToDo).not.toEqual([]);
  });

  it('repeats what the caller was told where that is more exact than the reason', () => {
    expect(explain({ ...request, message: 'The grant lacks website:settings/read.' })).toMatchObject({
      check: 'scope',
      explanation: 'The grant lacks website:settings/read.',
    });
  });

  it('holds on to the status where the reason is not known any more', () => {
    expect(explain({ ...request, reason: 'of_former_times' })).toEqual({
      check: null,
      explanation: 'The answer had the status 403.',
      whatToDo: [],
    });
  });
});
