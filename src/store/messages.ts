import type { Selectable } from 'kysely';
import type { TeamId } from '../core/loop/glossary.ts';
import type { NoticeRef, Posted } from '../core/ports.ts';
import { ms } from './columns.ts';
import type { Db } from './database.ts';
import type { MessageTable } from './schema.ts';

export type StoredMessage = Posted & { team: TeamId; key: string; recipient: string; ref: NoticeRef };

function toMessage(row: Selectable<MessageTable>): StoredMessage {
  return {
    team: row.team_id,
    key: row.key,
    recipient: row.recipient,
    ref: { notice: row.notice, ids: JSON.parse(row.ref_json) as NoticeRef['ids'] },
    channel: row.channel,
    ts: row.ts,
    contentHash: row.content_hash,
  };
}

export async function findMessage(db: Db, team: TeamId, key: string): Promise<StoredMessage | undefined> {
  const query = db.selectFrom('message').selectAll().where('team_id', '=', team).where('key', '=', key);
  const row = await query.executeTakeFirst();
  return row && toMessage(row);
}

/** Those that are about it alone, and those that remind somebody of it among other things. */
export async function listMessagesAbout(db: Db, team: TeamId, subject: string): Promise<StoredMessage[]> {
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('team_id', '=', team)
    .where(e =>
      e.or([
        e('subject', '=', subject),
        e(
          'key',
          'in',
          e.selectFrom('nudge').select('bundle').where('team_id', '=', team).where('about', '=', subject),
        ),
      ]),
    )
    .orderBy('posted_at')
    .execute();
  return rows.map(toMessage);
}

export async function insertMessage(
  db: Db,
  message: StoredMessage,
  subject: string,
  now: Temporal.Instant,
): Promise<void> {
  await db
    .insertInto('message')
    .values({
      team_id: message.team,
      key: message.key,
      recipient: message.recipient,
      notice: message.ref.notice,
      ref_json: JSON.stringify(message.ref.ids),
      subject,
      channel: message.channel,
      ts: message.ts,
      content_hash: message.contentHash,
      posted_at: ms(now),
    })
    .onConflict(c => c.columns(['team_id', 'key']).doNothing())
    .execute();
}

export async function updateMessage(db: Db, team: TeamId, key: string, posted: Posted): Promise<void> {
  await db
    .updateTable('message')
    .set({ channel: posted.channel, ts: posted.ts, content_hash: posted.contentHash })
    .where('team_id', '=', team)
    .where('key', '=', key)
    .execute();
}
