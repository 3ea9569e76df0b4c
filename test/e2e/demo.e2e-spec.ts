import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';

const ROOT = join(__dirname, '../..');

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function demo(...options: string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'apps/launcher/demo.mjs'), ...options], {
      cwd: ROOT,
      env: { PATH: process.env.PATH },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

describe('npm run demo', () => {
  let gatehouse: TestGatehouse;
  let folder: string;
  const password = randomBytes(18).toString('base64url');
  beforeAll(async () => {
    gatehouse = await aGatehouse();
    const { DATA_DIR, PUBLIC_URL, REST_API_URL, MAILBOX_TOKEN } = gatehouse.environment.values;
    folder = DATA_DIR;
    writeFileSync(join(folder, 'administrator.json'), JSON.stringify({ email: 'administrator@gatehouse.localhost', password }), {
      mode: 0o600,
    });
    const runtime = { publicUrl: PUBLIC_URL, restApiUrl: REST_API_URL, mailboxUrl: `${PUBLIC_URL}/mailbox/${MAILBOX_TOKEN}` };
    writeFileSync(join(folder, 'runtime.json'), JSON.stringify(runtime));
    await gatehouse.startMarketplace();
    await gatehouse.startRestApi();
    await gatehouse.startWorker();
  }, 60_000);
  afterAll(() => gatehouse.stop());

  it('plays the journey and ends with a keypair that reads the website', async () => {
    const { code, stdout, stderr } = await demo('--json', '--data-dir', folder);
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
    // Standard output is for programs: one line of JSON and nothing else.
    const outcome = JSON.parse(stdout) as Record<string, string>;
    expect(Object.keys(outcome).sort()).toEqual(['curl', 'identifier', 'key', 'plugin_id', 'public_url', 'rest_api_url', 'website_id']);
    const { identifier = '', key = '', website_id, rest_api_url } = outcome;
    const answer = await fetch(`${rest_api_url}/v1/website/${website_id}`, {
      headers: { authorization: `Basic ${btoa(`${identifier}:${key}`)}`, 'x-crisp-tier': 'plugin' },
    });
    expect(await answer.json()).toMatchObject({ error: false, data: { website_id, name: 'Olga’s shop' } });
    expect(outcome.curl).toBe(
      `curl ${rest_api_url}/v1/website/${website_id} --get --user "${identifier}:${key}" --header "X-Crisp-Tier: plugin"`,
    );
    expect(stderr).toMatch(/^Grace, the administrator.*^Rui .*^Ada, a developer.*^Olga/ms);
    expect(stdout + stderr).not.toContain(password);
  }, 90_000);

  it('can be played again, with new people and another website', async () => {
    const [first, second] = [await demo('--json', '--data-dir', folder), await demo('--data-dir', folder)];
    expect([first.code, second.code]).toEqual([0, 0]);
    const { website_id } = JSON.parse(first.stdout) as { website_id: string };
    expect(second.stdout).toContain('Done in');
    expect(second.stdout).not.toContain(website_id);
  }, 120_000);

  it('says how to start Gatehouse when none runs', async () => {
    const { code, stdout, stderr } = await demo('--json', '--data-dir', mkdtempSync(join(tmpdir(), 'gatehouse-empty-')));
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('Start it with "npm start"');
  });

  it('names the step that failed and what was answered', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'gatehouse-broken-'));
    const { PUBLIC_URL, REST_API_URL } = gatehouse.environment.values;
    writeFileSync(
      join(broken, 'runtime.json'),
      JSON.stringify({ publicUrl: PUBLIC_URL, restApiUrl: REST_API_URL, mailboxUrl: `${PUBLIC_URL}/mailbox/x` }),
    );
    writeFileSync(join(broken, 'administrator.json'), JSON.stringify({ email: 'administrator@gatehouse.localhost', password: 'not it' }));
    const { code, stderr } = await demo('--data-dir', broken);
    expect(code).toBe(1);
    expect(stderr).toMatch(/stopped at this step: Grace, the administrator, signs in.*sign-in answered 401: .*sign_in_failed/s);
  });
});
