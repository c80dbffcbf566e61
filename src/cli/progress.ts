export type Progress = {
  /** Prints a line of the result, out of the bar's way. */
  say(line: string): void;
  /** One more is done. */
  advance(): void;
  end(): void;
};

type Terminal = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;

const WIDTH = 30;
const ERASE_LINE = '\r\u001b[2K';

/** A bar on a terminal, and nothing where the output is kept in a file or read by a program. */
export function createProgress(total: number, terminal: Terminal = process.stderr): Progress {
  let done = 0;
  const draw = () => {
    const filled = Math.round((done / Math.max(total, 1)) * WIDTH);
    const bar = '#'.repeat(filled).padEnd(WIDTH, '-');
    if (terminal.isTTY) terminal.write(`${ERASE_LINE}[${bar}] ${done} of ${total}`);
  };
  const clear = () => {
    if (terminal.isTTY) terminal.write(ERASE_LINE);
  };
  return {
    say(line) {
      clear();
      console.log(line);
    },
    advance() {
      done += 1;
      draw();
    },
    end: clear,
  };
}
