// How the dashboard feels: Lighthouse's scores and the largest paint for sign-in, a plugin's page and the review queue, and the bytes of their scripts.
// Run `npm start` in one terminal, then here: node bench/dashboard.mjs [rounds]
// Lighthouse is fetched for the run (npm exec), as nothing else needs it. Three ways: its desktop, its phone (4 times slower CPU and a slow
// mobile network, both simulated), and 4 times slower CPU alone with the network as it is. Its benchmark index says how fast the machine was
// before it was slowed down; other work on the machine makes all figures worse.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { administratorFile } from '../apps/launcher/embedded-secrets.mjs';
import { chromiumProgram } from '../apps/launcher/chromium-for-tests.mjs';
import { dataFolder } from '../apps/launcher/folders.mjs';
import { freePort } from '../apps/launcher/ports.mjs';
import { readRuntime } from '../apps/launcher/runtime-file.mjs';

/** The newest that runs on Node 20. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const WAYS = [
  { name: 'desktop', flags: ['--preset=desktop'] },
  { name: 'phone, slow network', flags: [] },
  { name: 'CPU 4 times slower', flags: ['--throttling-method=devtools', '--throttling.cpuSlowdownMultiplier=4', ...unslowedNetwork()] },
];

const rounds = Number(process.argv[2] ?? 3);
const runtime = readRuntime(dataFolder);
if (!runtime) throw new Error(`No Gatehouse runs from ${dataFolder}. Start it with "npm start" in another terminal.`);
const administrator = JSON.parse(readFileSync(join(dataFolder, administratorFile), 'utf8'));
const executablePath = await chromiumProgram();
if (!executablePath) throw new Error('No browser is to be had on this machine. Set CHROMIUM_PATH to one.');

const demo = () =>
  JSON.parse(
    execFileSync(process.execPath, ['apps/launcher/demo.mjs', '--json'], {
      cwd: join(import.meta.dirname, '..'),
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
const profile = mkdtempSync(join(tmpdir(), 'gatehouse-bench-browser-'));
const port = await freePort();
const context = await chromium.launchPersistentContext(profile, {
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', `--remote-debugging-port=${port}`],
});
try {
  demo();
  const rows = await measured('sign-in', '/sign-in?realm=marketplace');
  const { plugin } = await post('/api/marketplace/sign-in', administrator).then(() =>
    post('/api/plugins', { name: 'Bench', visibility: 'private' }),
  );
  await post(`/api/plugins/${plugin.id}/scope-requests`, {
    pairs: [
      {
        scope: 'website:conversation:sessions',
        mode: 'write',
        justification: 'A request that waits in the queue while the pages are measured.',
      },
    ],
  });
  rows.push(...(await measured('plugin page', `/plugins/${plugin.id}`)), ...(await measured('review queue', '/review')));
  console.log(`\nmedian of ${rounds} runs each`);
  console.log(
    '| page | way | performance | accessibility | best practices | largest paint | blocking | layout shift | script, compressed | benchmark index |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}

async function measured(name, path) {
  const rows = [];
  for (const way of WAYS) {
    const runs = [];
    for (let round = 0; round < rounds; round += 1) runs.push(await lighthouse(path, way.flags));
    const of = (pick) => median(runs.map(pick));
    const audit = (id) => of(({ audits }) => audits[id].numericValue);
    const script = of(
      ({ audits }) => audits['resource-summary'].details.items.find(({ resourceType }) => resourceType === 'script').transferSize,
    );
    rows.push([
      name,
      way.name,
      ...CATEGORIES.map((id) => Math.round(of(({ categories }) => categories[id].score) * 100)),
      `${(audit('largest-contentful-paint') / 1000).toFixed(2)} s`,
      `${audit('total-blocking-time').toFixed(0)} ms`,
      audit('cumulative-layout-shift').toFixed(3),
      `${(script / 1000).toFixed(0)} kB`,
      of(({ environment }) => environment.benchmarkIndex).toFixed(0),
    ]);
    const lost = new Set(runs.flatMap(failedAudits));
    if (lost.size > 0) console.error(`${name}, ${way.name}: ${[...lost].join('; ')}`);
  }
  return rows;
}

async function lighthouse(path, flags) {
  const { stdout } = await promisify(execFile)(
    'npm',
    [
      'exec',
      '--yes',
      `--package=${LIGHTHOUSE}`,
      '--',
      'lighthouse',
      `${runtime.publicUrl}${path}`,
      `--port=${port}`,
      '--output=json',
      '--quiet',
    ]
      .concat([`--only-categories=${CATEGORIES.join(',')}`])
      .concat(flags),
    { maxBuffer: 64 * 1024 * 1024, env: { ...process.env, CHROME_PATH: executablePath } },
  );
  const report = JSON.parse(stdout);
  if (report.runtimeError) throw new Error(report.runtimeError.message);
  return report;
}

/** What cost points in accessibility and best practices. */
function failedAudits({ categories, audits }) {
  return ['accessibility', 'best-practices'].flatMap((id) =>
    categories[id].auditRefs
      .filter(({ id: of, weight }) => weight > 0 && audits[of].score !== null && audits[of].score < 1)
      .map(({ id: of }) => of),
  );
}

async function post(path, data) {
  const answer = await context.request.post(`${runtime.publicUrl}${path}`, { data });
  if (!answer.ok()) throw new Error(`POST ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function unslowedNetwork() {
  return ['requestLatencyMs', 'downloadThroughputKbps', 'uploadThroughputKbps'].map((what) => `--throttling.${what}=0`);
}
