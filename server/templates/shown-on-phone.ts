import type { PlayMessage } from '../../shared/contracts/play-template.ts';
import type { OutgoingContent } from '../conversation/core/outgoing.ts';
import { render } from '../whatsapp/render.ts';

type Shown = Pick<PlayMessage, 'text' | 'buttons' | 'list'> & { pictured: boolean };

/** What WhatsApp makes of a message of ours: cut titles, a list in place of buttons, a picture in place of a list. */
export function shownOnPhone(content: OutgoingContent): Shown {
  const message = render({
    to: { phoneNumber: '+10000000000' },
    opaque: 'preview',
    content,
    ...(content.picture !== undefined && { picture: 'preview' }),
  });
  const plain = { buttons: [], list: null, pictured: false };
  switch (message.type) {
    case 'text':
      return { ...plain, text: message.text.body };
    case 'image':
      return { ...plain, text: message.image.caption, pictured: true };
    case 'interactive':
      return interactive(message.interactive);
    case 'template':
      return { ...plain, text: content.text };
  }
}

type Interactive = Extract<ReturnType<typeof render>, { type: 'interactive' }>['interactive'];

function interactive(shown: Interactive): Shown {
  const { text } = shown.body;
  if (shown.type === 'button') {
    const buttons = shown.action.buttons.map(({ reply }) => reply);
    return { text, buttons, list: null, pictured: shown.header !== undefined };
  }
  const rows = shown.action.sections.flatMap((section) => section.rows);
  return { text, buttons: [], list: { open: shown.action.button, rows }, pictured: false };
}
