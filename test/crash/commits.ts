import { openSqlite } from '../../src/store/sqlite.ts';
import { migrate } from '../../src/store/migrate.ts';
import { saveCursor } from '../../src/store/cursors.ts';
import { createInbox } from '../../src/store/inbox.ts';

/**
 * Commits so many transactions of its own to a database file: `commits.ts FILE COUNT`. Before each a delivery is
 * remembered, which alone need not wait for the disk.
 */
const [file = '', count = '0'] = process.argv.slice(2);
const store = openSqlite(file);
await migrate(store);
const inbox = createInbox(store.db);
console.log('begin');
for (let n = 0; n < Number(count); n += 1) {
  await inbox.take({ team: 'T', key: String(n), at: Temporal.Now.instant() });
  await store.db.transaction().execute(tx => saveCursor(tx, 'T', 'commit', String(n)));
}
console.log('end');
await store.close();
