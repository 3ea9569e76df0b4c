import { isLocalRequest } from './mailbox-access.js';

describe('the mailbox', () => {
  it.each(['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST:1'])(
    'is there for a browser that asked for %s',
    (host) => {
      expect(isLocalRequest({ host })).toBe(true);
    },
  );

  it.each(['gatehouse.example.com', 'localhost.example.com:3000', '127.0.0.1.nip.io', '10.0.0.1:3000', '', 'evil@localhost', '127.0.0.2'])(
    'is not there under the name %p, whatever it resolves to',
    (host) => {
      expect(isLocalRequest({ host })).toBe(false);
    },
  );

  it('is not there without a Host', () => {
    expect(isLocalRequest({})).toBe(false);
  });

  it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-anything', 'x-real-ip', 'via'])(
    'is not there through a proxy that sends %s',
    (name) => {
      expect(isLocalRequest({ host: 'localhost:3000', [name]: '127.0.0.1' })).toBe(false);
    },
  );
});
