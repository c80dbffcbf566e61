import { el, freshId } from '../dom.ts';
import { object, textOf } from '../json.ts';
import type { Reader } from '../text/reader.ts';
import { textObject } from '../text/text-object.ts';

/** The "Are you sure?" of an element. */
export function confirmed(confirm: unknown, reader: Reader): Promise<boolean> {
  const { title, text, confirm: yes, deny: no, style } = object(confirm);
  const id = freshId('confirm');
  return new Promise(resolve => {
    const dialog = el(
      'dialog',
      { class: 'dialog dialog-small', 'aria-labelledby': id, on: { close: () => finish() } },
      el('h2', { id, class: 'dialog-title' }, textOf(title)),
      el('div', { class: 'dialog-body' }, textObject(text, reader)),
      el(
        'div',
        { class: 'dialog-foot' },
        el(
          'button',
          { type: 'button', class: 'button', on: { click: () => dialog.close() } },
          textOf(no) || 'No',
        ),
        el(
          'button',
          {
            type: 'button',
            class: style === 'danger' ? 'button button-danger' : 'button button-primary',
            autofocus: true,
            on: { click: () => dialog.close('yes') },
          },
          textOf(yes) || 'Yes',
        ),
      ),
    );
    const finish = () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    };
    document.body.append(dialog);
    dialog.showModal();
  });
}
