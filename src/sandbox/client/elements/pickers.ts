import { el } from '../dom.ts';
import { number, string } from '../json.ts';
import { press } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { instantOf, wallOf } from '../time.ts';
import type { Json } from '../types.ts';
import type { Fittings } from './fittings.ts';

const KINDS: Readonly<Record<string, { type: string; initial: string }>> = {
  datepicker: { type: 'date', initial: 'initial_date' },
  timepicker: { type: 'time', initial: 'initial_time' },
  datetimepicker: { type: 'datetime-local', initial: 'initial_date_time' },
};

/** Days, times of day, and instants in the reader's zone. */
export function picker(block: Json, element: Json, scene: Scene, fittings: Fittings): HTMLElement {
  const type = string(element['type']);
  const { type: inputType = 'text', initial = '' } = KINDS[type] ?? {};
  const isInstant = type === 'datetimepicker';
  const { zone } = scene.reader;
  const kept = scene.values.get(block, element) ?? element[initial];
  const changed = async () => {
    const value =
      isInstant && input.value !== '' ? Math.floor(instantOf(input.value, zone) / 1000) : input.value;
    scene.values.set(block, element, value);
    if (fittings.dispatches && input.value !== '') await press(scene, block, element, value);
  };
  const input = el('input', {
    id: fittings.id,
    type: inputType,
    class: fittings.isInvalid ? 'field field-short field-invalid' : 'field field-short',
    'aria-label': fittings.id === undefined ? fittings.label || inputType : undefined,
    'aria-describedby': fittings.describedBy,
    'aria-invalid': fittings.isInvalid ? 'true' : undefined,
    'data-key': fittings.key,
    autofocus: element['focus_on_load'] === true,
    on: { change: () => void changed() },
  });
  input.value = isInstant && typeof kept === 'number' ? wallOf(number(kept) * 1000, zone) : string(kept);
  const zoneShown = isInstant ? zone : string(element['timezone']);
  return el(
    'div',
    { class: 'picker' },
    input,
    zoneShown !== '' && el('span', { class: 'picker-zone' }, zoneShown),
  );
}
