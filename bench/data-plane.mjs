// How much the guard costs: the same small JSON from a bare Nest + Fastify route and from the REST API with every check on.
// Run `PRODUCTION_DAILY_QUOTA=1000000000 npm start` in one terminal, then here: node bench/data-plane.mjs [seconds] [connections]
// Both servers and this client share the machine, so read the ratios first and the CPU time second; requests/s last.
import { execFileSync, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';

const [seconds = 8, connections = 64] = process.argv.slice(2).map(Number);
const root = join(import.meta.dirname, '..');
const ROUNDS = 3;

const demo = JSON.parse(
  execFileSync(process.execPath, ['apps/launcher/demo.mjs', '--json'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] }),
);
const guarded = new URL(`${demo.rest_api_url}/v1/website/${demo.website_id}`);
const headers = { authorization: `Basic ${Buffer.from(`${demo.identifier}:${demo.key}`).toString('base64')}`, 'x-crisp-tier': 'plugin' };
const restApiPid = Number(execFileSync('pgrep', ['-f', join(root, 'dist/apps/rest-api/src/main.js')], { encoding: 'utf8' }).split('\n')[0]);

const bare = fork(join(root, 'bench/bare-route.mjs'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const port = await new Promise((resolve) => bare.once('message', resolve));
const targets = [
  { name: 'bare Nest + Fastify', url: new URL(`http://127.0.0.1:${port}/`), pid: bare.pid, runs: [] },
  { name: 'REST API, every check', url: guarded, pid: restApiPid, runs: [] },
];

for (let round = 0; round < ROUNDS; round++)
  for (const target of targets) {
    await load(target.url, 1);
    const before = cpuSeconds(target.pid);
    const run = await load(target.url, seconds);
    target.runs.push({ ...run, cpu: before === null ? null : ((cpuSeconds(target.pid) - before) / run.answers) * 1000 });
  }
bare.kill();

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const base = median(targets[0].runs.map(({ rate }) => rate));
console.log(`${connections} connections, ${seconds} s, median of ${ROUNDS} interleaved rounds`);
console.log(
  '| server | answers/s | p50 ms | p99 ms | its own CPU s per 1,000 | of the bare route | not 200 |\n|---|---|---|---|---|---|---|',
);
for (const { name, runs } of targets) {
  const of = (key) => median(runs.map((run) => run[key]));
  const cpu = runs[0].cpu === null ? '–' : of('cpu').toFixed(3);
  console.log(
    `| ${name} | ${of('rate').toFixed(0)} | ${of('p50').toFixed(1)} | ${of('p99').toFixed(1)} | ${cpu} | ${(of('rate') / base).toFixed(3)} | ${of('refused')} |`,
  );
}

/** Keeps `connections` requests under way for a while. A quota that runs out shows as answers that are not 200. */
async function load(url, forSeconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const end = performance.now() + forSeconds * 1000;
  const took = [];
  let refused = 0;
  const one = () =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      request(url, { agent, headers }, (answer) => {
        if (answer.statusCode !== 200) refused += 1;
        answer.resume();
        answer.on('end', () => resolve(took.push(performance.now() - start)));
      })
        .on('error', reject)
        .end();
    });
  const start = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) await one();
    }),
  );
  const elapsed = (performance.now() - start) / 1000;
  agent.destroy();
  took.sort((a, b) => a - b);
  const at = (share) => took[Math.floor(took.length * share)];
  return { answers: took.length, rate: took.length / elapsed, p50: at(0.5), p99: at(0.99), refused };
}

/** User and system time of a process so far, from Linux's /proc; null elsewhere. */
function cpuSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}
