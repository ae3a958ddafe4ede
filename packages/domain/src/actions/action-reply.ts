import type { Ctx } from '@foremast/kernel/context';
import { decodeBody, parseFirstJson, storable, WrongShape } from '@foremast/kernel/decode';
import { notFound } from '@foremast/kernel/error';
import { findPost } from '@foremast/store/queries/posts';
import { type Static, t } from '@foremast/wire/scalars';
import { refuseChange, rewritePost } from '../posts/change-post.ts';
import { sendEphemeral } from '../posts/send-ephemeral.ts';
import { fromSlack } from '../webhooks/slack-text.ts';
import { integrationFailed } from './call-integration.ts';
import { type KeptProps, withKept } from './kept-props.ts';
import type { Pressed } from './press.ts';

const Update = t.Object({ message: t.String(), props: t.Nullable(t.Record(t.String(), t.Unknown())) });
const Reply = t.Object({ update: t.Nullable(Update), ephemeral_text: t.String(), skip_slack_parsing: t.Boolean() });

/** What an integration wants to happen once its button was pressed. */
export type ActionReply = Static<typeof Reply>;

/** An empty answer asks for nothing; one that is no JSON of this shape is a failure. */
export function readReply(body: string): ActionReply {
  if (body === '') return { update: null, ephemeral_text: '', skip_slack_parsing: false };
  try {
    return decodeBody(Reply, storable(body, parseFirstJson(body)));
  } catch (error) {
    throw error instanceof WrongShape ? integrationFailed() : error;
  }
}

/** The message as the integration wants it. Who wrote it, what it answers, pins, files and reactions stay as they are. */
async function update(ctx: Ctx, postId: string, pressed: Pressed, { message, props }: Static<typeof Update>): Promise<void> {
  // It may have changed, or gone, while the integration was asked.
  const post = await findPost(ctx.db, postId);
  if (!post) throw notFound('app.post.get.app_error');
  await refuseChange(ctx, post, pressed.channel, 'update_post');
  await rewritePost(ctx, post, pressed.channel, { message, ...(props ? { props: withKept(props, pressed) } : {}) });
}

async function whisper(ctx: Ctx, { channel, rootId, retain_props }: Pick<Pressed, 'channel' | 'rootId'> & KeptProps, reply: ActionReply) {
  const plain = { text: reply.ephemeral_text, attachments: [] };
  const { text } = reply.skip_slack_parsing ? plain : await fromSlack(ctx.db, plain);
  const { userId } = ctx;
  await ctx.tx((tx) => sendEphemeral(tx, userId, { channel_id: channel.id, user_id: userId, root_id: rootId, message: text, props: retain_props }));
}

export async function applyReply(ctx: Ctx, pressed: Pressed, reply: ActionReply): Promise<void> {
  if (reply.update) await update(ctx, pressed.post?.id ?? '', pressed, reply.update);
  if (reply.ephemeral_text !== '') await whisper(ctx, pressed, reply);
}
