import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const logger = join(__dirname, '../../dist/libs/platform/src/logging/logger.js');

it('a process whose log nobody reads any more still ends', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-log-'));
  const script = join(folder, 'child.mjs');
  writeFileSync(
    script,
    `import { createLogger } from ${JSON.stringify(pathToFileURL(logger).href)};
     const log = createLogger('test', 'info');
     setInterval(() => {}, 1000);
     process.on('disconnect', () => { log.info('one'); log.info('two'); process.exit(7); });
     process.send('up');`,
  );
  const child = fork(script, [], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  try {
    await once(child, 'message');
    child.stdout?.destroy();
    child.disconnect();
    const [code] = (await once(child, 'exit', { signal: AbortSignal.timeout(10_000) })) as [number];
    expect(code).toBe(7);
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}, 20_000);
