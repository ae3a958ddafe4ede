import { decodeBody, parseFirstJson, WrongShape } from '@foremast/kernel/decode';
import { CommandResponse } from '@foremast/wire/models/command';
import { t } from '@foremast/wire/scalars';
import { normaliseIntegrationAttachments } from '../posts/decode-attachments.ts';
import { withoutSlackMentions } from '../webhooks/slack-text.ts';
import { answer, type CommandAnswer } from './answer.ts';

const one = {
  ...t.Omit(CommandResponse, ['trigger_id', 'attachments', 'extra_responses']).properties,
  attachments: t.Unknown(),
};
const Answer = t.Object({ ...one, extra_responses: t.Nullable(t.Array(t.Nullable(t.Object(one)))) });

type Sent = Omit<CommandAnswer, 'attachments' | 'extra_responses' | 'trigger_id'> & { readonly attachments?: unknown };

function complete({ attachments, ...sent }: Sent): CommandAnswer {
  const list = normaliseIntegrationAttachments(attachments);
  if (!list) throw new WrongShape('no attachments');
  return answer({ ...sent, text: withoutSlackMentions(sent.text), attachments: list.length > 0 ? list : null });
}

const isJson = (contentType: string): boolean => (contentType.split(';')[0] ?? '').trim().toLowerCase() === 'application/json';

/** What an integration answers: JSON, or plain words. Throws `WrongShape`. */
export function readAnswer(contentType: string, body: string): CommandAnswer {
  if (!isJson(contentType)) return answer({ text: body });
  const { extra_responses: extras, ...sent } = decodeBody(Answer, parseFirstJson(body));
  const more = extras?.flatMap((extra) => (extra ? [complete(extra)] : []));
  return { ...complete(sent), extra_responses: more && more.length > 0 ? more : null };
}
