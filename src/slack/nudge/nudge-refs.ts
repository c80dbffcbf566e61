import { ref } from '../kernel/ids.ts';

/** What the buttons of a reminder carry: its matter, and the application or role it belongs to. */
export const snoozeRef = ref('nudge.snooze', 'matter', 'about');
export const passRef = ref('nudge.pass', 'matter', 'about');
export const handOverRef = ref('nudge.hand-over', 'matter', 'about');
export const habitRef = ref('nudge.habit');
