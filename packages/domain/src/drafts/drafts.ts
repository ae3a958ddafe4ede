import type { Ctx } from '@foremast/kernel/context';
import { badRequest, noPermission, switchedOff } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { channelHead } from '@foremast/store/queries/channels';
import { type DraftRow, deleteDraft, draftsOfUser, findDraft, saveDraft } from '@foremast/store/queries/drafts';
import { filesByIds } from '@foremast/store/queries/post-files';
import type { Db } from '@foremast/store/store';
import { draftCreated, draftDeleted } from '@foremast/wire/events';
import type { Draft, DraftBody } from '@foremast/wire/models/draft';
import { isRestrictedDirect } from '../channels/open-direct.ts';
import { mayPostIn } from '../posts/create-post.ts';
import { presentPostFile } from '../posts/present-post-file.ts';
import { longerThan, MAX_MESSAGE } from '../posts/validate-post.ts';
import { getHeldAccount } from '../users/get-account.ts';

const MAX_PROPS = 8000;
const MAX_FILE_IDS = 300;

export function refuseWhenOff(ctx: Ctx): void {
  if (!ctx.config.ServiceSettings.AllowSyncedDrafts) throw switchedOff('api.drafts.disabled.app_error');
}

function presentDraft(row: DraftRow): Draft {
  const fileIds = JSON.parse(row.file_ids || '[]') as string[];
  const priority = row.priority ? (JSON.parse(row.priority) as Record<string, unknown>) : {};
  return {
    create_at: row.create_at,
    update_at: row.update_at,
    delete_at: row.delete_at,
    user_id: row.user_id,
    channel_id: row.channel_id,
    root_id: row.root_id,
    message: row.message,
    type: row.type ?? '',
    props: JSON.parse(row.props || '{}') as Record<string, unknown>,
    ...(fileIds.length > 0 ? { file_ids: fileIds } : {}),
    ...(Object.keys(priority).length > 0 ? { priority } : {}),
  };
}

/** Their files, in one query for all. Files that meanwhile belong to a message are still shown. */
async function withFiles(db: Db, drafts: readonly Draft[]): Promise<Draft[]> {
  const files = await filesByIds(db, [...new Set(drafts.flatMap((d) => d.file_ids ?? []))]);
  return drafts.map((draft) => {
    const own = files.filter((f) => draft.file_ids?.includes(f.id) && f.user_id === draft.user_id && f.delete_at === 0);
    return { ...draft, metadata: own.length > 0 ? { files: own.map(presentPostFile) } : {} };
  });
}

function refuseDraft(body: DraftBody): void {
  if (longerThan(body.message, MAX_MESSAGE)) throw badRequest('model.draft.is_valid.message_length.app_error');
  if (body.root_id !== '' && !isId(body.root_id)) throw badRequest('model.draft.is_valid.root_id.app_error');
  if (longerThan(JSON.stringify(body.props), MAX_PROPS)) throw badRequest('model.draft.is_valid.props.app_error');
  if (JSON.stringify(body.file_ids).length > MAX_FILE_IDS) throw badRequest('model.draft.is_valid.file_ids.app_error');
}

/** The clients of the person hear of it, but for the one that did it. */
const audience = (ctx: Ctx, channelId: string) => ({ user: ctx.userId, channel: channelId, ...connectionOf(ctx) });
const connectionOf = (ctx: Ctx) => {
  const connection = ctx.request.headers.get('connection-id');
  return connection ? { omitConnection: connection } : {};
};

/** Keeps what somebody has begun to write; an empty message forgets it. */
export async function upsertDraft(ctx: Ctx, body: DraftBody): Promise<Draft | null> {
  refuseWhenOff(ctx);
  const channel = await channelHead(ctx.db, body.channel_id);
  if (!channel || !(await mayPostIn(ctx, channel))) throw noPermission();
  if (channel.delete_at > 0) throw badRequest('api.draft.create_draft.can_not_draft_to_deleted.error');
  if (await isRestrictedDirect(ctx, channel)) throw badRequest('api.draft.create_draft.can_not_draft_to_restricted_dm.error');
  const draft = { ...body, file_ids: [...new Set(body.file_ids)] };
  refuseDraft(draft);
  return ctx.tx(async (tx) => {
    if (body.message === '') {
      await deleteDraft(tx.db, ctx.userId, channel.id, body.root_id);
      return null;
    }
    await getHeldAccount(tx, ctx.userId);
    const now = tx.now();
    const row: DraftRow = {
      create_at: body.create_at || now,
      update_at: now,
      delete_at: 0,
      user_id: ctx.userId,
      channel_id: channel.id,
      root_id: body.root_id,
      message: body.message,
      type: body.type,
      props: JSON.stringify(body.props),
      file_ids: JSON.stringify(draft.file_ids),
      priority: body.priority ? JSON.stringify(body.priority) : null,
    };
    await saveDraft(tx.db, row);
    const [saved] = await withFiles(tx.db, [presentDraft(row)]);
    if (!saved) throw new Error('the draft was not presented');
    tx.emit(draftCreated, { draft: JSON.stringify(saved) }, audience(ctx, channel.id));
    return saved;
  });
}

/** The caller's own, whoever is named. */
export async function ownDrafts(ctx: Ctx, teamId: string): Promise<Draft[]> {
  return withFiles(ctx.db, (await draftsOfUser(ctx.db, ctx.userId, teamId)).map(presentDraft));
}

export async function removeDraft(ctx: Ctx, channelId: string, rootId: string): Promise<void> {
  refuseWhenOff(ctx);
  const draft = await findDraft(ctx.db, ctx.userId, channelId, rootId);
  if (!draft) return;
  await ctx.tx(async (tx) => {
    await deleteDraft(tx.db, ctx.userId, channelId, rootId);
    tx.emit(draftDeleted, { draft: JSON.stringify(presentDraft(draft)) }, audience(ctx, channelId));
  });
}
