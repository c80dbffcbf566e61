import { openSqlite } from '../../src/store/sqlite.ts';
import { migrate } from '../../src/store/migrate.ts';
import { saveCursor } from '../../src/store/cursors.ts';

/** Commits so many transactions of its own to a database file: `commits.ts FILE COUNT`. */
const [file = '', count = '0'] = process.argv.slice(2);
const store = openSqlite(file);
await migrate(store);
console.log('begin');
for (let n = 0; n < Number(count); n += 1) {
  await store.db.transaction().execute(tx => saveCursor(tx, 'T', 'commit', String(n)));
}
console.log('end');
await store.close();
