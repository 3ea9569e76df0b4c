import { defineJob } from './job.js';

describe('a job', () => {
  it('has a name of its own', () => {
    const job = { queue: 'mail' as const, name: 'spec.twice', parse: () => ({}) };
    defineJob(job);
    expect(() => defineJob(job)).toThrow('two jobs are called spec.twice');
  });
});
