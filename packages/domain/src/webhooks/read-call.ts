import { wholeBody } from '@foremast/kernel/body-chunks';
import type { Ctx } from '@foremast/kernel/context';
import { decodeBody, parseFirstJson, WrongShape } from '@foremast/kernel/decode';
import { type AppError, badRequest } from '@foremast/kernel/error';
import { type Static, t } from '@foremast/wire/scalars';
import type { MessageAttachment } from '../posts/attachments.ts';
import { normaliseIntegrationAttachments } from '../posts/decode-attachments.ts';

const Call = t.Object({
  text: t.String(),
  username: t.String(),
  icon_url: t.String(),
  icon_emoji: t.String(),
  channel: t.String(),
  props: t.Record(t.String(), t.Unknown()),
  attachments: t.Unknown(),
  type: t.String(),
  priority: t.Nullable(
    t.Object({ priority: t.Nullable(t.String()), requested_ack: t.Nullable(t.Boolean()), persistent_notifications: t.Nullable(t.Boolean()) }),
  ),
});

/** What is said to an incoming webhook. */
export type HookCall = Omit<Static<typeof Call>, 'attachments'> & { readonly attachments: readonly MessageAttachment[] };

/** So much more than the limit of a body is read all the same, as of every request. */
const SLACK = 512;
const refused = (what: string): AppError => badRequest(`web.incoming_webhook.${what}.app_error`);

const TOKEN = "[!#$%&'*+.^_`|~\\w-]+";
const MEDIA_TYPE = new RegExp(`^\\s*(${TOKEN}(?:/${TOKEN})?)\\s*(?:;\\s*${TOKEN}\\s*=\\s*(?:${TOKEN}|"(?:[^"\\\\]|\\\\.)*")\\s*)*;?\\s*$`);

function mediaType(header: string): string {
  if (header === '') return '';
  const match = MEDIA_TYPE.exec(header);
  if (!match) throw refused('parse_form');
  return (match[1] ?? '').toLowerCase();
}

/** Values in which people put line ends and tabs as they are. */
const LOOSE = /"(text|fallback|pretext|author_name|title|value)"(\s*:\s*)"((?:[^"\\]|\\.)*)"/gs;
const strict = (text: string): string =>
  text.replace(LOOSE, (_, key: string, colon: string, value: string) => `"${key}"${colon}"${value.replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`);

function parse(text: string): unknown {
  try {
    return parseFirstJson(text);
  } catch {
    return parseFirstJson(strict(text));
  }
}

/** JSON as integrations write it. Throws `WrongShape`. */
export function decodeCall(text: string): HookCall {
  const { attachments, ...call } = decodeBody(Call, parse(text));
  const list = normaliseIntegrationAttachments(attachments);
  if (!list) throw new WrongShape('no attachments');
  return { ...call, attachments: list };
}

const FORM_FIELDS = new Map<string, 'text' | 'username' | 'icon_url' | 'icon_emoji' | 'channel' | 'type'>([
  ['text', 'text'],
  ['username', 'username'],
  ['iconurl', 'icon_url'],
  ['iconemoji', 'icon_emoji'],
  ['channelname', 'channel'],
  ['type', 'type'],
]);

function fromForm(form: FormData): HookCall {
  const call = { ...decodeBody(Call, {}), attachments: [] };
  for (const [name, value] of form) {
    const field = FORM_FIELDS.get(name.toLowerCase());
    if (!field || typeof value !== 'string') throw refused('decode');
    call[field] = value;
  }
  return call;
}

async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw refused('decode');
  return wholeBody(request, limit, () => refused('decode'));
}

/** The body of a call: JSON, JSON in a form's `payload`, or the fields of a form of several parts. */
export async function readCall(ctx: Ctx): Promise<HookCall> {
  const request = ctx.request.raw;
  if (!request) throw refused('decode');
  const header = request.headers.get('content-type') ?? '';
  const type = mediaType(header);
  const body = await readBody(request, ctx.config.ServiceSettings.MaximumPayloadSizeBytes + SLACK);
  if (type === 'multipart/form-data') {
    const form = await new Response(body, { headers: { 'content-type': header } }).formData().catch(() => undefined);
    if (!form) throw refused('parse_multipart');
    return fromForm(form);
  }
  const text = new TextDecoder().decode(body);
  try {
    return decodeCall(type === 'application/x-www-form-urlencoded' ? (new URLSearchParams(text).get('payload') ?? '') : text);
  } catch (error) {
    if (error instanceof WrongShape) throw refused('decode');
    throw error;
  }
}
