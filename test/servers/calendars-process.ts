import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGoogle } from './google/google-server.ts';
import { GRAPH_SECRET, startGraph } from './graph/graph-server.ts';

/**
 * The local Google Calendar and Microsoft Graph as a process, to run `npm start` against:
 * `node test/servers/calendars-process.ts rae@acme.test ana@acme.test …` prints the settings for each.
 */
const users = process.argv.slice(2);
const google = await startGoogle(users);
const graph = await startGraph(users);
const keyFile = join(mkdtempSync(join(tmpdir(), 'hireloop-google-')), 'key.json');
writeFileSync(keyFile, JSON.stringify(google.account));
console.log(`CALENDAR=google GOOGLE_SERVICE_ACCOUNT_FILE=${keyFile} GOOGLE_API_URL=${google.url}`);
console.log(
  `CALENDAR=microsoft MICROSOFT_TENANT_ID=acme MICROSOFT_CLIENT_ID=app MICROSOFT_CLIENT_SECRET=${GRAPH_SECRET} MICROSOFT_API_URL=${graph.url} MICROSOFT_LOGIN_URL=${graph.url}`,
);
