import type { ModalView } from '@slack/types';
import { type MeetingRoom, roomWords } from '../../core/loop/meeting-rooms.ts';
import { plural } from '../../core/loop/text.ts';
import { setRoom } from '../../operations/set-room.ts';
import { emailInput, searchInput, textInput } from '../blocks/inputs.ts';
import { ref } from '../kernel/ids.ts';
import { defineModal, modal } from '../kernel/kinds.ts';
import { noteView } from '../kernel/screens.ts';
import { zoneChoice, zoneSearch } from '../pick/zones.ts';

/** Adds a meeting room, or changes what is known of it. */
export const roomForm = defineModal(ref('rooms.form', 'room'), async (call, { room }, form) => {
  const saved = await setRoom(call.world, call.actor, {
    room,
    name: form.text('name'),
    address: form.text('address'),
    seats: form.text('seats'),
    zone: form.text('zone'),
    site: form.text('site'),
  });
  const seats = plural(saved.seats, 'person', 'people');
  const text = `${roomWords(saved)} holds ${seats}. \`npm run doctor\` says whether its calendar can be read.`;
  return { kind: 'show', view: noteView('Room saved', text) };
});

export type RoomFormModel = { known: MeetingRoom | undefined; zone: string; sites: readonly string[] };

export function roomFormView({ known, zone, sites }: RoomFormModel): ModalView {
  const initial = (text: string | undefined) => (text === undefined ? {} : { initial: text });
  return modal(
    roomForm,
    { room: known?.id ?? '' },
    {
      title: 'Meeting room',
      submit: 'Save',
      close: 'Cancel',
      blocks: [
        textInput('name', { label: 'Name', max: 80, placeholder: 'Elbe', ...initial(known?.name) }),
        textInput('site', {
          label: 'Office',
          max: 80,
          placeholder: 'Berlin',
          hint: 'Roles choose the office; the candidate reads it.',
          ...initial(known?.site ?? (sites.length === 1 ? sites[0] : undefined)),
        }),
        textInput('seats', {
          label: 'Seats',
          max: 3,
          hint: "The candidate's among them.",
          ...initial(known && String(known.seats)),
        }),
        emailInput('address', {
          label: 'Address of its calendar',
          hint: 'Rooms have one in Google Workspace and Microsoft 365; it is invited like a person.',
          ...initial(known?.address),
        }),
        searchInput('zone', zoneSearch.id, {
          label: 'Time zone',
          initial: zoneChoice(known?.zone ?? zone),
        }),
      ],
    },
  );
}
