import { loadData } from '../app.ts';
import { readDataConfig } from '../config.ts';
import { UserError } from '../core/user-error.ts';
import { createLog } from '../log.ts';
import type * as sandboxModule from '../sandbox/sandbox.ts';

/** Where the README says the sandbox is; another port where that one is taken. */
const PORT = 3000;

/** Starts the demo company and prints where to look at it. */
export async function sandbox(): Promise<number> {
  const { dataFolder } = readDataConfig();
  const { startSandbox } = await importSandbox();
  console.log('Telling six weeks of hiring at Brightwater …');
  const options = { catalogue: loadData(dataFolder), log: createLog('error') };
  const started = await startSandbox({ port: PORT, ...options }).catch(async (error: unknown) => {
    if ((error as { cause?: { code?: string } }).cause?.code !== 'EADDRINUSE') throw error;
    return startSandbox({ port: 0, ...options });
  });
  console.log(`\n  Open ${started.url}\n\nNothing leaves this machine. Stop with Ctrl+C.`);
  await new Promise(resolve => process.once('SIGINT', resolve).once('SIGTERM', resolve));
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
