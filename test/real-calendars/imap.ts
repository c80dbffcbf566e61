import { connect, type Socket } from 'node:net';

/** A few IMAP commands in the name of the administrator: enough to make and remove mailboxes. */
export async function imapSession(port: number, commands: readonly string[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1');
  try {
    const answers = reader(socket);
    await answers('* ');
    const results: string[] = [];
    for (const [at, command] of ['LOGIN cyrus secret', ...commands].entries()) {
      socket.write(`a${at} ${command}\r\n`);
      results.push(await answers(`a${at} `));
    }
    return results.slice(1);
  } finally {
    socket.destroy();
  }
}

/** Resolves with the next line that begins as told. */
function reader(socket: Socket): (start: string) => Promise<string> {
  const lines: string[] = [];
  let rest = '';
  let wake = () => {};
  let failed: Error | undefined;
  socket.on('data', data => {
    const parts = (rest + String(data)).split('\r\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    wake();
  });
  socket.on('error', error => {
    failed = error;
    wake();
  });
  return async start => {
    for (;;) {
      const line = lines.shift();
      if (line?.startsWith(start)) return line;
      if (line !== undefined) continue;
      if (failed) throw failed;
      await new Promise<void>(resolve => (wake = resolve));
    }
  };
}
