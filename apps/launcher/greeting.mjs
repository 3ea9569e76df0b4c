import { join, relative } from 'node:path';
import { administratorFile } from './embedded-secrets.mjs';
import { checkout, dataFolder } from './folders.mjs';

/**
 * What a person wants to know once everything runs.
 *
 * @param {Awaited<ReturnType<typeof import('./embedded-instance.mjs').startEmbeddedInstance>>} instance
 * @param {boolean} mayShowPassword somebody sits at this terminal, and it is no log
 */
export const greeting = ({ environment, administrator, mailboxUrl }, mayShowPassword) => {
  const place = relative(checkout, dataFolder).startsWith('..') ? dataFolder : relative(checkout, dataFolder);
  const password =
    administrator.isNew && mayShowPassword
      ? `password ${administrator.password} (kept in ${join(place, administratorFile)})`
      : `password in ${join(place, administratorFile)}`;
  const rows = [
    ['Marketplace', environment.PUBLIC_URL],
    ['Console', `${environment.PUBLIC_URL}/console`],
    ['REST API', `${environment.REST_API_URL}/v1`],
    ['Reference', `${environment.PUBLIC_URL}/docs`],
    ['Mailbox', mailboxUrl],
    ['Administrator', `${administrator.email}, ${password}`],
    ['Data and logs', place],
  ];
  return [
    '',
    'Gatehouse is ready.',
    '',
    ...rows.map(([name = '', value]) => `  ${name.padEnd(15)}${value}`),
    '',
    '  Next: "npm run demo" in another terminal plays the whole journey. Ctrl-C stops Gatehouse; the data stay.',
    '',
  ].join('\n');
};
