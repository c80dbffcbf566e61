import { ref } from '../kernel/ids.ts';

/** Named apart from their handlers, which show one another's views. */
export const practiceRef = ref('practice.open');
export const drillRef = ref('practice.drill', 'pack');
export const drillFormRef = ref('practice.form', 'pack', 'answer');
