import type { Client } from 'pg';

/** Leadership among the processes of one database, as long as the connection that holds it lives. */
export type LeaderLock = {
  /** Resolves when the lock is not held any more, whatever the reason. */
  lost: Promise<void>;
  /** Lets go; resolves when another process can take it. */
  release(): Promise<void>;
};

/** Any number, as long as nobody else locks it in this database: "hireloop" on a telephone. */
const KEY = 44735667;
/** How often to make sure that the way to the server is still there, and how long it may take to answer. */
const HEARTBEAT_MS = 2000;
const ANSWER_MS = 5000;
/**
 * A leader that hangs, frozen with its machine's network alive, does not say that it still leads: the server then ends
 * its session, and another process takes over. Not an option of the connection: servers before 14 do not know it.
 */
const SILENCE =
  "select set_config(name, '15000', false) from pg_settings where name = 'idle_session_timeout'";
/** Has the server notice within seconds where the machine of the leader is gone without a word. */
const OPTIONS = '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3';

/**
 * Takes the lock if nobody holds it. It belongs to the session: a connection of its own, never one of a pool, and not
 * through a proxy that shares connections between transactions.
 * @returns undefined where another process leads.
 */
export async function tryLeaderLock(url: string): Promise<LeaderLock | undefined> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    connectionString: url,
    application_name: 'hireloop-leader',
    options: OPTIONS,
    keepAlive: true,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
  });
  const { promise: lost, resolve: lose } = Promise.withResolvers<void>();
  client.on('error', () => lose());
  client.on('end', () => lose());
  try {
    await client.connect();
    const { rows } = await client.query<{ led: boolean }>('select pg_try_advisory_lock($1) as led', [KEY]);
    if (rows[0]?.led) {
      await client.query(SILENCE);
      return hold(client, lost, lose);
    }
  } catch (error) {
    await end(client);
    throw error;
  }
  await end(client);
  return undefined;
}

function hold(client: Client, lost: Promise<void>, lose: () => void): LeaderLock {
  const heart = setInterval(() => {
    client.query('select 1').catch(lose);
  }, HEARTBEAT_MS);
  heart.unref();
  const ended = lost.then(() => {
    clearInterval(heart);
    return end(client);
  });
  return {
    lost,
    release: async () => {
      lose();
      await ended;
    },
  };
}

/** A connection that is broken already has nothing more to say. */
async function end(client: Client): Promise<void> {
  try {
    await client.end();
  } catch {
    // Gone is gone.
  }
}
