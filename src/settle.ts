import { flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * For a process that has started and will stay. Starting needs three times the memory of serving, and V8 would keep it
 * for itself; the code that was compiled is written down now, as a process that is killed cannot.
 */
export function settle(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: { type: string; flavor: string }) => void;
  collect({ type: 'major', flavor: 'last-resort' });
  flushCompileCache();
}
