import type { Json } from './types.ts';

const ROOT = '/sandbox';

export async function get<Answer>(path: string, query: Record<string, string> = {}): Promise<Answer> {
  const search = new URLSearchParams(query).toString();
  return read<Answer>(await fetch(`${ROOT}${path}${search === '' ? '' : `?${search}`}`));
}

export async function post<Answer>(path: string, body: Json): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return read<Answer>(await fetch(`${ROOT}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
}

export class Missing extends Error {}

async function read<Answer>(response: Response): Promise<Answer> {
  if (response.status === 404) throw new Missing(response.url);
  if (!response.ok) throw new Error((await response.text()) || `HTTP ${response.status}`);
  return (await response.json()) as Answer;
}

/** Calls that arrive while one is under way are answered by one more after it. */
export function coalesced(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async () => {
    try {
      do {
        again = false;
        await work();
      } while (again);
    } finally {
      running = undefined;
    }
  };
  return () => {
    if (running) again = true;
    else running = run();
    return running;
  };
}
