export interface AttachmentField {
  title: string;
  value: unknown;
  short: boolean;
}

export interface AttachmentAction {
  id?: string;
  type?: string;
  name?: string;
  tooltip?: string;
  disabled?: true;
  style?: string;
  data_source?: string;
  options?: { text: string; value: string }[];
  default_option?: string;
  integration?: { url?: string; context?: Record<string, unknown> };
  cookie?: string;
}

/** One of `props.attachments` as it is stored: every key is there but `actions`. */
export interface MessageAttachment {
  id: number;
  fallback: string;
  color: string;
  pretext: string;
  author_name: string;
  author_link: string;
  author_icon: string;
  title: string;
  title_link: string;
  text: string;
  fields: AttachmentField[] | null;
  image_url: string;
  thumb_url: string;
  footer: string;
  footer_icon: string;
  ts: unknown;
  actions?: AttachmentAction[];
}

/** Those of a message as it is stored. */
export const attachmentsOf = (props: Readonly<Record<string, unknown>> | null): readonly MessageAttachment[] =>
  Array.isArray(props?.attachments) ? (props.attachments as MessageAttachment[]) : [];

/** Gives actions without an id one; they are told apart by it when pressed. */
export function withActionIds(attachments: readonly MessageAttachment[], newId: () => string): MessageAttachment[] {
  return attachments.map((attachment) => withActions(attachment, (action) => (action.id ? action : { ...action, id: newId() })));
}

/** As people see them: where a button leads, and with what, is the server's affair. */
export function withoutIntegrations(attachments: readonly MessageAttachment[]): MessageAttachment[] {
  return attachments.map((attachment) => withActions(attachment, ({ integration: _, ...action }) => action));
}

/** What is said in attachments, without titles, names and footers. */
export function attachmentTexts(attachments: readonly MessageAttachment[]): string[] {
  const texts = attachments.flatMap(({ pretext, text, fields }) => [pretext, text, ...(fields ?? []).map((field) => field.value)]);
  return texts.filter((text): text is string => typeof text === 'string' && text !== '');
}

function withActions(attachment: MessageAttachment, change: (action: AttachmentAction) => AttachmentAction): MessageAttachment {
  return attachment.actions ? { ...attachment, actions: attachment.actions.map(change) } : attachment;
}
