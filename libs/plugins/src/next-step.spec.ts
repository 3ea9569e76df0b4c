import { nextStep, type PluginProgress } from './next-step.js';

const fresh: PluginProgress = { trust: 'none', developmentUsed: false, request: null, production: 'none', installs: 0 };

describe('the next step of a plugin', () => {
  it.each<[string, Partial<PluginProgress>]>([
    ['add_trusted_website', {}],
    ['wait_for_trust', { trust: 'pending' }],
    ['call_rest_api', { trust: 'active' }],
    ['ask_production', { trust: 'active', developmentUsed: true }],
    ['ask_production', { developmentUsed: true }],
    ['submit_scope_request', { trust: 'active', request: 'draft' }],
    ['wait_for_review', { request: 'submitted' }],
    ['wait_for_review', { developmentUsed: true, request: 'queued' }],
    ['answer_reviewer', { request: 'changes_requested' }],
    ['read_decision', { developmentUsed: true, request: 'rejected' }],
    ['claim_production_keypair', { request: 'approved', production: 'unclaimed' }],
    ['share_install_link', { request: 'approved', production: 'active' }],
    ['none', { request: 'approved', production: 'active', installs: 1 }],
    ['answer_reviewer', { request: 'changes_requested', production: 'active', installs: 3 }],
    ['share_install_link', { request: 'queued', production: 'active' }],
    ['wait_for_review', { request: 'queued', production: 'active', installs: 3 }],
    ['none', { request: 'rejected', production: 'active', installs: 3 }],
  ])('is %s for %j', (step, progress) => {
    expect(nextStep({ ...fresh, ...progress })).toBe(step);
  });
});
