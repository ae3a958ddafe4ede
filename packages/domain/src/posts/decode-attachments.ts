import type { AttachmentAction, AttachmentField, MessageAttachment } from './attachments.ts';

class Malformed extends Error {}

/** `props.attachments` of a message as it will be stored; null for what is no list of attachments, and for an empty one. */
export function normaliseAttachments(value: unknown): MessageAttachment[] | null {
  const list = decode(value);
  return list && list.length > 0 ? list.map((attachment) => attachment ?? toAttachment({})) : null;
}

/** Attachments sent by an integration: without empty entries, field values as text. Undefined if malformed. */
export function normaliseIntegrationAttachments(value: unknown): MessageAttachment[] | undefined {
  const list = decode(value ?? []);
  return list?.flatMap((attachment) => (attachment ? [withTextValues(attachment)] : []));
}

function decode(value: unknown): (MessageAttachment | null)[] | undefined {
  try {
    return list(value, (entry) => (entry === null ? null : toAttachment(entry)));
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

function toAttachment(value: unknown): MessageAttachment {
  const of = members(value);
  const actions = listOfPresent(of.get('actions') ?? [], toAction);
  return {
    id: integer(of.get('id')),
    fallback: text(of.get('fallback')),
    color: text(of.get('color')),
    pretext: text(of.get('pretext')),
    author_name: text(of.get('author_name')),
    author_link: text(of.get('author_link')),
    author_icon: text(of.get('author_icon')),
    title: text(of.get('title')),
    title_link: text(of.get('title_link')),
    text: text(of.get('text')),
    fields: of.get('fields') == null ? null : listOfPresent(of.get('fields'), toField),
    image_url: text(of.get('image_url')),
    thumb_url: text(of.get('thumb_url')),
    footer: text(of.get('footer')),
    footer_icon: text(of.get('footer_icon')),
    ts: of.get('ts') ?? null,
    ...(actions.length > 0 && { actions }),
  };
}

function toField(value: unknown): AttachmentField {
  const of = members(value);
  return { title: text(of.get('title')), value: of.get('value') ?? null, short: flag(of.get('short')) };
}

/** Empty members are left out, and `cookie`, which only the server may set. */
function toAction(value: unknown): AttachmentAction {
  const of = members(value);
  const action: AttachmentAction = {};
  for (const key of ['id', 'type', 'name', 'tooltip', 'style', 'data_source', 'default_option'] as const) {
    const word = text(of.get(key));
    if (word !== '') action[key] = word;
  }
  if (flag(of.get('disabled'))) action.disabled = true;
  const options = listOfPresent(of.get('options') ?? [], toOption);
  if (options.length > 0) action.options = options;
  if (of.get('integration') != null) action.integration = toIntegration(of.get('integration'));
  return action;
}

function toOption(value: unknown): { text: string; value: string } {
  const of = members(value);
  return { text: text(of.get('text')), value: text(of.get('value')) };
}

function toIntegration(value: unknown): NonNullable<AttachmentAction['integration']> {
  const of = members(value);
  const url = text(of.get('url'));
  const context = of.get('context');
  if (context != null && !isObject(context)) throw new Malformed();
  return { ...(url !== '' && { url }), ...(isObject(context) && Object.keys(context).length > 0 && { context }) };
}

function withTextValues(attachment: MessageAttachment): MessageAttachment {
  if (!attachment.fields) return attachment;
  return { ...attachment, fields: attachment.fields.map((field) => ({ ...field, value: valueAsText(field.value) })) };
}

function valueAsText(value: unknown): unknown {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Keys are matched in any case, as everywhere in a body. */
function members(value: unknown): Map<string, unknown> {
  if (!isObject(value)) throw new Malformed();
  return new Map(Object.entries(value).map(([key, member]) => [key.toLowerCase(), member]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list<T>(value: unknown, each: (entry: unknown) => T): T[] {
  if (!Array.isArray(value)) throw new Malformed();
  return value.map(each);
}

function listOfPresent<T>(value: unknown, each: (entry: unknown) => T): T[] {
  if (!Array.isArray(value)) throw new Malformed();
  return value.filter((entry) => entry !== null).map(each);
}

function text(value: unknown): string {
  if (value == null) return '';
  if (typeof value !== 'string') throw new Malformed();
  return value;
}

function integer(value: unknown): number {
  if (value == null) return 0;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new Malformed();
  return value;
}

function flag(value: unknown): boolean {
  if (value == null || value === false || value === 'false') return false;
  if (value === true || value === 'true') return true;
  throw new Malformed();
}
