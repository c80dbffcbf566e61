import { afterEach, expect, test, vi } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';

afterEach(() => vi.restoreAllMocks());

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { written, stream: { isTTY, write: (text: string) => written.push(text) > 0 } };
}

test('on a terminal a bar fills up, makes room for each line, and is gone at the end', () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const { written, stream } = terminal(true);
  const progress = createProgress(2, stream);
  progress.say('row 2');
  progress.advance();
  progress.advance();
  progress.end();
  expect(said.mock.calls).toEqual([['row 2']]);
  expect(written).toEqual([
    '\r\u001b[2K',
    `\r\u001b[2K[${'#'.repeat(15)}${'-'.repeat(15)}] 1 of 2`,
    `\r\u001b[2K[${'#'.repeat(30)}] 2 of 2`,
    '\r\u001b[2K',
  ]);
});

test('in a file or a pipe there is no bar', () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  const { written, stream } = terminal(false);
  const progress = createProgress(0, stream);
  progress.say('row 2');
  progress.advance();
  progress.end();
  expect(written).toEqual([]);
});
