import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedSecrets } from './embedded-secrets.mjs';
import { keepSecret, randomText } from './secrets.mjs';

describe('secrets of an embedded instance', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gatehouse-secrets-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are made once and stay', () => {
    const first = embeddedSecrets(folder);
    const second = embeddedSecrets(folder);
    expect(second).toEqual({ ...first, administrator: { ...first.administrator, isNew: false } });
    expect(first.administrator.isNew).toBe(true);
  });

  it('are readable by their owner alone, and leave no drafts', () => {
    embeddedSecrets(folder);
    expect(readdirSync(folder).sort()).toEqual(['administrator.json', 'instance-keys', 'mailbox-token']);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it('carry at least 256 random bits where they are keys or tokens', () => {
    const { instanceKeys, mailboxToken, administrator } = embeddedSecrets(folder);
    expect(instanceKeys).toMatch(/^1:[0-9a-f]{64}$/);
    expect(mailboxToken).toMatch(/^[\w-]{43}$/);
    expect(administrator.password.length).toBeGreaterThanOrEqual(20);
  });

  it('keep the value of whoever came first', () => {
    const file = join(folder, 'secret');
    const values = Array.from({ length: 5 }, () => keepSecret(file, () => randomText(32)));
    expect(new Set(values.map(({ value }) => value)).size).toBe(1);
    expect(values.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(readFileSync(file, 'utf8').trim()).toBe(values[0]?.value);
  });
});
