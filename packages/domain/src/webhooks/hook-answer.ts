import { decodeBody, parseFirstJson, WrongShape } from '@foremast/kernel/decode';
import { type Static, t } from '@foremast/wire/scalars';
import { normaliseIntegrationAttachments } from '../posts/decode-attachments.ts';
import type { Said } from './webhook-post.ts';

const Answer = t.Object({
  text: t.Nullable(t.String()),
  username: t.String(),
  icon_url: t.String(),
  props: t.Record(t.String(), t.Unknown()),
  attachments: t.Unknown(),
  type: t.String(),
  response_type: t.String(),
  priority: t.Nullable(
    t.Object({ priority: t.Nullable(t.String()), requested_ack: t.Nullable(t.Boolean()), persistent_notifications: t.Nullable(t.Boolean()) }),
  ),
});

/** What an outgoing webhook's other side wants to be said. */
export type HookAnswer = Said & Pick<Static<typeof Answer>, 'username' | 'icon_url' | 'response_type'>;

/** Undefined for what is no JSON of this shape, and for what says nothing. */
export function readAnswer(body: string): HookAnswer | undefined {
  try {
    const { text, attachments, ...answer } = decodeBody(Answer, parseFirstJson(body));
    const list = normaliseIntegrationAttachments(attachments);
    if (!list || (text === null && list.length === 0)) return undefined;
    return { ...answer, text: text ?? '', attachments: list };
  } catch (error) {
    if (error instanceof WrongShape) return undefined;
    throw error;
  }
}
