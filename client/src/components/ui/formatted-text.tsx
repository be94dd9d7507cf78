import { type Style, whatsappFormat } from './whatsapp-format.ts';

const tags = { plain: 'span', bold: 'b', italic: 'i', strike: 's', mono: 'code' } as const satisfies Record<
  Style,
  string
>;

/** A message as WhatsApp shows it; its text is only ever text, never markup. */
export function FormattedText({ message, className }: { message: string; className?: string | undefined }) {
  return (
    <div className={className}>
      {whatsappFormat(message).map(({ style, text }, index) => {
        const Element = tags[style];
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
        return <Element key={index}>{text}</Element>;
      })}
    </div>
  );
}
