import { describe, expect, test } from 'vitest';
import { createLog } from '../src/log.ts';

function written() {
  const lines: string[] = [];
  return { lines, log: createLog('info', { write: line => void lines.push(line) }) };
}

class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code = '23505';
  readonly detail = 'Key (email)=(canary@example.com) already exists.';
}

describe('the log', () => {
  test('has no place for what is not in its list, nor for what an error says (S37, S38)', () => {
    const { lines, log } = written();
    log.info('served', { count: 3, candidate: 'Canary Okafor', text: 'canary', email: 'canary@example.com' });
    log.error('failed', new DatabaseError('canary in the message\n    and canary below'), { kind: 'probe' });
    log.error('failed', 'canary thrown as text');
    log.error('failed', { toString: () => 'canary' });
    expect(lines.join('')).not.toMatch(/canary/i);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'served', count: 3 });
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({
      error: 'DatabaseError',
      code: '23505',
      kind: 'probe',
    });
  });

  test('names no mailbox and repeats no page that another system answered with', () => {
    const { lines, log } = written();
    log.warn('tried again', {
      note: 'No calendar of <canary.o@example.com>, "canary@b.example" or canary@c',
    });
    log.warn('tried again', { note: '<p>maintenance</p>'.repeat(10_000) });
    expect(lines[0]).not.toMatch(/canary|example/);
    expect(lines[0]).toContain('No calendar of');
    expect(lines[1]?.length).toBeLessThan(600);
  });
});
