import { type Check, type Finding, fix, ok, unknown, warn } from './check.ts';

const TIMEOUT_MS = 10_000;

export const publicUrlCheck: Check = {
  title: 'Public address',
  async run({ environment }) {
    if ('problem' in environment) return unknown('PUBLIC_URL', 'the environment');
    const { publicUrl, slack } = environment.config;
    if (publicUrl === undefined && slack.appToken !== undefined)
      return [ok('Socket Mode is on: Slack needs no address to call.')];
    if (publicUrl === undefined) {
      const todo =
        'Set PUBLIC_URL to the https address at which Slack reaches this server, to have it checked.';
      return [warn('PUBLIC_URL is not set.', todo)];
    }
    const secure = publicUrl.startsWith('https:');
    const transport = secure
      ? []
      : [
          warn(
            `${publicUrl} is not encrypted, and Slack calls https only.`,
            'Put a TLS proxy in front of it.',
          ),
        ];
    return [...transport, await reachHealth(publicUrl)];
  },
};

async function reachHealth(publicUrl: string): Promise<Finding> {
  const url = new URL('healthz', publicUrl.replace(/\/?$/, '/'));
  const todo =
    'Start Hireloop (npm start), and have the proxy pass all paths of this address to HOST and PORT.';
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body = await response.text();
    if (response.status === 200 && body.trim() === 'ok') return ok(`${url.href} answers.`);
    return fix(`${url.href} answers with status ${response.status}, and not as Hireloop does.`, todo);
  } catch (error) {
    const { name, cause } = error as { name?: string; cause?: { code?: string } };
    return fix(`${url.href} does not answer (${cause?.code ?? name ?? 'unknown'}).`, todo);
  }
}
