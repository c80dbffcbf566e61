import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Row } from './goals.ts';

const ZONES = ['UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
const SCRIPT = join(import.meta.dirname, 'print-plans.ts');

/** D: the same answers in processes of four zones, with the input in another order. */
export function sameEverywhere(): Row[] {
  const answers = ZONES.flatMap(TZ => ['as-is', 'shuffled'].map(order => answerIn(TZ, order)));
  const different = new Set(answers).size;
  return [
    {
      id: 'D',
      what: `each, joint and starts, in ${ZONES.length} process zones, input as it is and shuffled`,
      ours: `${different === 1 ? 'one answer' : `${different} answers`} in ${answers.length} processes`,
      peer: '',
      ratio: '',
      goal: 'one answer',
      met: different === 1,
    },
  ];
}

function answerIn(TZ: string, order: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, order], {
    env: { ...process.env, TZ },
  });
  if (status !== 0) throw new Error(`Planning in ${TZ} failed: ${String(stderr)}`);
  return String(stdout);
}
