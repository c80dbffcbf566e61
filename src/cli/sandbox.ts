import { loadData } from '../app.ts';
import { readSandboxConfig } from '../config.ts';
import { UserError } from '../core/user-error.ts';
import { createLog } from '../log.ts';
import type * as sandboxModule from '../sandbox/sandbox.ts';
import { readArguments } from './arguments.ts';

/** Where the sandbox is if nobody says otherwise; another port where that one is taken. */
const USUAL_PORT = 3000;

/** Starts the demo company and prints where to look at it. */
export async function sandbox(args: string[]): Promise<number> {
  readArguments(args, { usage: 'npm run sandbox', words: 0, options: {} });
  const { dataFolder, port } = readSandboxConfig();
  const { startSandbox } = await importSandbox();
  console.log('Telling six weeks of hiring at Brightwater …');
  const options = { catalogue: loadData(dataFolder), log: createLog('error') };
  const started = await startSandbox({ port: port ?? USUAL_PORT, ...options }).catch(
    async (error: unknown) => {
      const isTaken = (error as { cause?: { code?: string } }).cause?.code === 'EADDRINUSE';
      if (port !== undefined || !isTaken) throw error;
      return startSandbox({ port: 0, ...options });
    },
  );
  const stopped = new Promise(resolve => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  console.log(`\n  Open ${started.url}\n\nNothing leaves this machine. Stop with Ctrl+C.`);
  await stopped;
  await started.close();
  return 0;
}

/** Its parts are for development only: an installation without them cannot run it. */
async function importSandbox(): Promise<typeof sandboxModule> {
  try {
    return await import('../sandbox/sandbox.ts');
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new UserError(
      'The sandbox is not part of this installation.',
      'Run it from a checkout: npm ci && npm run sandbox.',
      { cause },
    );
  }
}
