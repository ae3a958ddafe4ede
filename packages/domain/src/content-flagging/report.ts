import type { Ctx, Tx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import { findAnyPost, heldPost, type PostRow } from '@foremast/store/queries/posts';
import { type PropertyValueRow, propertyValues, savePropertyValues } from '@foremast/store/queries/properties';
import { reportUpdated } from '@foremast/wire/events';
import type { PropertyValue } from '@foremast/wire/models/property';
import { type ReportField, type ReportFields, reportFields } from './fields.ts';
import { requireReviewer, reviewersOfTeam } from './reviewers.ts';

export type ReportStatus = 'Pending' | 'Assigned' | 'Removed' | 'Retained';

/** A message, where it is, and what is known of the report of it. */
export interface Report {
  readonly post: PostRow;
  readonly channel: ChannelHead;
  readonly fields: ReportFields;
  readonly values: readonly PropertyValueRow[];
}

/** The message, deleted or not, for a reviewer of its team. Throws `app.post.get.app_error` (404) and `…user_not_reviewer` (403). */
export async function reviewedPost(ctx: Ctx, postId: string): Promise<Report> {
  const post = await findAnyPost(ctx.db, postId);
  if (!post) throw notFound('app.post.get.app_error');
  const channel = await channelHead(ctx.db, post.channel_id);
  if (!channel) throw notFound('app.channel.get.existing.app_error');
  await requireReviewer(ctx, ctx.userId, channel.team_id);
  const fields = await reportFields(ctx);
  return { post, channel, fields, values: await propertyValues(ctx.db, fields.groupId, post.id) };
}

/** The message as it is now. Nobody else reports it or decides about it before the end of the transaction. */
export async function heldForReview(tx: Tx, { id, root_id }: Pick<PostRow, 'id' | 'root_id'>): Promise<PostRow> {
  if (root_id !== '') await heldPost(tx.db, root_id);
  const post = await heldPost(tx.db, id);
  if (!post) throw notFound('app.post.get.app_error');
  return post;
}

/** The report as it is now: of two who decide at once one finds it decided. */
export async function heldReport(tx: Tx, { post, channel, fields }: Report): Promise<Report> {
  const now = await heldForReview(tx, post);
  return { post: now, channel, fields, values: await propertyValues(tx.db, fields.groupId, post.id) };
}

export const knownOf = ({ fields, values }: Pick<Report, 'fields' | 'values'>, name: ReportField): unknown =>
  values.find((row) => row.field_id === fields.idOf(name))?.value;

/** Throws `app.data_spillage.no_status_property.app_error` (404) when the message was not reported. */
export function statusOf(report: Pick<Report, 'fields' | 'values'>): ReportStatus {
  const status = knownOf(report, 'status');
  if (typeof status !== 'string') throw notFound('app.data_spillage.no_status_property.app_error');
  return status as ReportStatus;
}

export const presentPropertyValue = (row: PropertyValueRow): PropertyValue => ({ ...row, created_by: '', updated_by: '' });

/** Writes what is now known of a target; answers it in the order given. */
export async function writeValues(
  tx: Tx,
  fields: ReportFields,
  targetId: string,
  known: Partial<Record<ReportField, unknown>>,
): Promise<PropertyValueRow[]> {
  const now = tx.now();
  const rows = Object.entries(known).map(([name, value]) => ({
    id: newId(),
    target_id: targetId,
    target_type: 'post',
    group_id: fields.groupId,
    field_id: fields.idOf(name as ReportField),
    value,
    create_at: now,
    update_at: now,
    delete_at: 0,
  }));
  await savePropertyValues(tx.db, rows);
  const stored = new Map((await propertyValues(tx.db, fields.groupId, targetId)).map((row) => [row.field_id, row]));
  return rows.map((row) => stored.get(row.field_id) ?? row);
}

/** Every reviewer of the team is told what changed of a report. */
export async function tellReportChanged(
  tx: Tx,
  { post, channel }: Pick<Report, 'post' | 'channel'>,
  changed: readonly PropertyValueRow[],
): Promise<void> {
  const property_values = JSON.stringify(changed.map(presentPropertyValue));
  for (const user of await reviewersOfTeam(tx.db, tx.config, channel.team_id))
    tx.emit(reportUpdated, { property_values, target_id: post.id }, { user });
}
