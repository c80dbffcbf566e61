import { readConfig } from '../config.ts';

/** Serves one Slack workspace until it is told to stop. What that needs is loaded when the configuration is right. */
export async function serve(): Promise<number> {
  const config = readConfig();
  const { serveWorkspace } = await import('../serving.ts');
  return serveWorkspace(config);
}
