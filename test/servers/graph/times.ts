import type { GraphTime } from '../../../src/calendars/microsoft/api.ts';

export const at = ({ dateTime }: GraphTime): number => Date.parse(`${dateTime.replace(/\.\d+$/, '')}Z`);
