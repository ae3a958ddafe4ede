import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { findUser, type UserRow } from '@foremast/store/queries/users';
import { emojiUnicode } from '@foremast/wire/emoji/system-emoji';
import { proxiesPictures } from '../image-proxy/proxied-address.ts';
import { unproxiedProps } from '../image-proxy/proxied-texts.ts';
import { withActionIds } from './attachments.ts';
import { normaliseAttachments } from './decode-attachments.ts';

type Props = Record<string, unknown>;

/** Only the server sets these. */
const OURS = ['channel_mentions', 'previewed_post', 'add_channel_member', 'force_notification', 'ai_generated_by_username'];
/** What only integrations should say; in hardened mode people may not. */
const INTEGRATIONS = ['from_webhook', 'override_username', 'override_icon_url', 'override_icon_emoji', 'webhook_display_name'];

export const hasIntegrationProps = (props: Props): boolean => INTEGRATIONS.some((key) => key in props);

const without = (props: Props, keys: readonly string[]): Props =>
  keys.some((key) => key in props) ? Object.fromEntries(Object.entries(props).filter(([key]) => !keys.includes(key))) : props;

/** The emoji that stands in for the author's picture, as a picture. */
function iconOf(props: Props): Props {
  const name = props.override_icon_emoji;
  const code = typeof name === 'string' ? emojiUnicode(name.replaceAll(':', '')) : undefined;
  return code ? { override_icon_url: `/static/emoji/${code}.png` } : {};
}

/** Who is named as having had it written is a bot, or the author themselves. */
async function aiProps(ctx: Ctx, props: Props, author: UserRow): Promise<Props> {
  const by = props.ai_generated_by;
  const user = typeof by === 'string' ? await findUser(ctx.db, by) : undefined;
  if (!user) return without(props, ['ai_generated_by']);
  if (user.id !== author.id && user.bot_id === null) throw badRequest('api.post.fill_in_post_props.invalid_ai_generated_user.app_error');
  return { ...props, ai_generated_by_username: user.username };
}

/** The props of a message as they will be stored, out of what its author sent. */
export async function incomingProps(ctx: Ctx, sent: Props, author: UserRow): Promise<Props> {
  let props = without(sent, OURS);
  if ('attachments' in props) {
    const attachments = normaliseAttachments(props.attachments);
    props = { ...props, attachments: attachments && withActionIds(attachments, newId) };
  }
  if ('override_icon_emoji' in props) props = { ...props, ...iconOf(props) };
  if ('ai_generated_by' in props) props = await aiProps(ctx, props, author);
  return proxiesPictures(ctx.config) ? unproxiedProps(ctx.config, props) : props;
}
