import { pluginSlug, urnPrefix } from './plugin-urn.js';

describe('the slug of a plugin', () => {
  it.each([
    ['Order Sync', 'order-sync'],
    ['  Zoë’s  Café! ', 'zoe-s-cafe'],
    ['ÅÄÖ', 'aao'],
    ['v2.0', 'v2-0'],
    ['李', 'plugin'],
    ['---', 'plugin'],
    ['a:b', 'a-b'],
    [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
  ])('of %j is %j', (name, slug) => {
    expect(pluginSlug(name)).toBe(slug);
  });

  it('can hold nothing that would end the URN’s part', () => {
    for (const name of ['urn:x:y:1', 'a\n:b', '%3A', 'ﬁ:ﬂ']) expect(pluginSlug(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});

it('plugins of one account whose names look alike share the beginning of their URN', () => {
  expect(urnPrefix('acme-x7k2', 'Order Sync')).toBe('urn:acme-x7k2:order-sync:');
  expect(urnPrefix('acme-x7k2', 'order—sync')).toBe('urn:acme-x7k2:order-sync:');
});
