import { callbackRedirect } from './callback-redirect.js';

const ID = '6f9619ff-8b86-4011-b42d-00c04fc964ff';

describe('the redirect after an install', () => {
  it('is null without a registered callback', () => {
    expect(callbackRedirect(null, ID, 'state')).toBeNull();
  });

  test.each([
    ['https://plugin.example/done', `https://plugin.example/done?website_id=${ID}&payload=a+b`],
    ['https://plugin.example/done?a=%20b', `https://plugin.example/done?a=%20b&website_id=${ID}&payload=a+b`],
    ['https://plugin.example/done?', `https://plugin.example/done?website_id=${ID}&payload=a+b`],
    ['https://plugin.example/#/done', `https://plugin.example/?website_id=${ID}&payload=a+b#/done`],
  ])('keeps %s to the letter and adds to its query', (callback, expected) => {
    expect(callbackRedirect(callback, ID, 'a b')).toBe(expected);
  });

  test.each(['https://evil.example/', '//evil.example', '&website_id=other', '#x', '\r\nLocation: x', '../..'])(
    'carries the payload %j as data: it changes neither address nor website',
    (payload) => {
      const url = new URL(callbackRedirect('https://plugin.example/done', ID, payload) ?? '');
      expect(url.origin + url.pathname).toBe('https://plugin.example/done');
      expect(url.searchParams.getAll('website_id')).toEqual([ID]);
      expect(url.searchParams.getAll('payload')).toEqual([payload]);
      expect(url.hash).toBe('');
    },
  );

  it('leaves payload out when none was given', () => {
    expect(callbackRedirect('https://plugin.example/done', ID, null)).toBe(`https://plugin.example/done?website_id=${ID}`);
  });
});
