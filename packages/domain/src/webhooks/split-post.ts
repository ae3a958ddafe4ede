import { badRequest } from '@foremast/kernel/error';
import type { MessageAttachment } from '../posts/attachments.ts';

type Props = Readonly<Record<string, unknown>>;

export interface Piece {
  readonly message: string;
  readonly props: Record<string, unknown>;
}

/** How much the props of one piece may say: all that props may, less what the server adds. */
const PROPS_MAX = 800_000 - 40_000;

const runes = (text: string): number => {
  let count = 0;
  for (const _ of text) count++;
  return count;
};
const sizeOf = (props: Props): number => runes(JSON.stringify(props));

function cut(text: string, size: number): string[] {
  if (text.length <= size) return [text];
  const all = [...text];
  const parts: string[] = [];
  for (let at = 0; at < all.length; at += size) parts.push(all.slice(at, at + size).join(''));
  return parts;
}

/** One attachment that is too large for a message of its own loses the end of its text. */
function fitting(props: Props, attachment: MessageAttachment): MessageAttachment {
  const excess = sizeOf({ ...props, attachments: [attachment] }) - PROPS_MAX;
  if (excess <= 0) return attachment;
  const text = [...attachment.text];
  if (text.length < excess) throw badRequest('web.incoming_webhook.split_props_length.app_error');
  return { ...attachment, text: text.slice(0, text.length - excess).join('') };
}

/** A message that is longer than messages may be, in several; the attachments ride on the last, and on more where they do not fit. */
export function splitPost(message: string, props: Props, attachments: readonly MessageAttachment[], maxMessage: number): Piece[] {
  if (sizeOf(props) > PROPS_MAX) throw badRequest('web.incoming_webhook.split_props_length.app_error');
  const texts = cut(message, maxMessage);
  const pieces: Piece[] = texts.slice(0, -1).map((text) => ({ message: text, props: { ...props } }));
  let last: { message: string; attachments: MessageAttachment[] } = { message: texts.at(-1) ?? '', attachments: [] };
  const close = () =>
    pieces.push({ message: last.message, props: { ...props, ...(last.attachments.length > 0 ? { attachments: last.attachments } : {}) } });
  for (const attachment of attachments) {
    if (last.attachments.length > 0 && sizeOf({ ...props, attachments: [...last.attachments, attachment] }) > PROPS_MAX) {
      close();
      last = { message: '', attachments: [] };
    }
    last.attachments.push(last.attachments.length === 0 ? fitting(props, attachment) : attachment);
  }
  close();
  return pieces;
}
