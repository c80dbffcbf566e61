import { readConfig } from '../config.ts';
import { readArguments } from './arguments.ts';

/** Serves one Slack workspace until it is told to stop. What that needs is loaded when the configuration is right. */
export async function serve(args: string[]): Promise<number> {
  readArguments(args, { usage: 'npm start', words: 0, options: {} });
  const config = readConfig();
  const { serveWorkspace } = await import('../serving.ts');
  return serveWorkspace(config);
}
