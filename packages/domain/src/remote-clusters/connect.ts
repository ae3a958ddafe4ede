import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { isId, newId, token } from '@foremast/kernel/id';
import {
  deleteRemoteClusterRow,
  findRemoteCluster,
  insertRemoteCluster,
  type RemoteClusterRow,
  updateRemoteCluster,
} from '@foremast/store/queries/remote-clusters';
import type { RemoteInvite } from '@foremast/wire/models/remote-cluster';
import { audit } from '../audits/audit.ts';
import { checkDefaultTeam, checkDisplayName, checkedName, ownSiteUrl } from './check-remote.ts';
import { INVITE_VERSION, openInvite, sealInvite } from './invite-code.ts';
import { pingRemote } from './ping.ts';
import { sendFrame } from './send-frame.ts';
import { isConfirmed } from './service.ts';

const PASSWORD_LENGTH = 16;
const CONFIRM_TIMEOUT_MS = 15_000;

export interface RemoteForm {
  readonly name: string;
  readonly display_name: string;
  readonly default_team_id: string;
  readonly password: string;
}

const newRemote = (ctx: Ctx, form: Omit<RemoteForm, 'password'>): RemoteClusterRow => ({
  remote_id: newId(),
  remote_team_id: '',
  name: form.name,
  display_name: form.display_name || form.name,
  site_url: `pending_${newId()}`,
  default_team_id: form.default_team_id,
  create_at: ctx.now(),
  delete_at: 0,
  last_ping_at: 0,
  last_global_user_sync_at: 0,
  token: newId(),
  remote_token: '',
  topics: '',
  creator_id: ctx.userId,
  plugin_id: '',
  options: 0,
});

/** The code by which the other server comes to this one. */
function inviteFor(row: RemoteClusterRow, siteUrl: string, password: string): Promise<string> {
  const invite: RemoteInvite = {
    remote_id: row.remote_id,
    remote_team_id: '',
    site_url: siteUrl,
    token: row.token,
    refreshed_token: '',
    version: INVITE_VERSION,
  };
  return sealInvite(invite, password);
}

export interface Invited {
  readonly remote: RemoteClusterRow;
  readonly invite: string;
  /** Only when the caller gave none. */
  readonly password?: string;
}

/** A connection that waits for the other side to accept. */
export async function createRemote(ctx: Ctx, form: RemoteForm): Promise<Invited> {
  await checkDefaultTeam(ctx, form.default_team_id);
  checkDisplayName(form.display_name);
  const siteUrl = ownSiteUrl(ctx);
  const row = newRemote(ctx, { ...form, name: await checkedName(ctx, form.name) });
  const password = form.password || token(PASSWORD_LENGTH);
  const invite = await inviteFor(row, siteUrl, password);
  await ctx.tx(async (tx) => {
    await insertRemoteCluster(tx.db, row);
    await audit(tx, { extra: `remote_id=${row.remote_id}` });
  });
  return { remote: row, invite, ...(form.password ? {} : { password }) };
}

/** Another code for a connection that nobody has accepted yet. */
export async function inviteAgain(ctx: Ctx, row: RemoteClusterRow, password: string): Promise<string> {
  if (password === '') throw invalidBody('password');
  if (isConfirmed(row)) throw badRequest('api.remote_cluster.generate_invite_cluster_is_confirmed');
  return inviteFor(row, ownSiteUrl(ctx), password);
}

const notAccepted = () => badRequest('api.remote_cluster.accept_invitation_error');

/**
 * Accepts an invitation of another server: it is told where this one is and by what token it may speak to it. Throws
 * `api.remote_cluster.accept_invitation_error` (400) when it cannot be reached or does not know of the invitation.
 */
export async function acceptInvite(ctx: Ctx, form: RemoteForm & { readonly invite: string }): Promise<RemoteClusterRow> {
  await checkDefaultTeam(ctx, form.default_team_id);
  checkDisplayName(form.display_name);
  if (form.password === '') throw invalidBody('password');
  const siteUrl = ownSiteUrl(ctx);
  const invite = await openInvite(form.invite, form.password);
  if (!isId(invite.remote_id) || !isId(invite.token) || !URL.canParse(invite.site_url)) throw notAccepted();
  const name = await checkedName(ctx, form.name);
  if (await findRemoteCluster(ctx.db, invite.remote_id, true)) throw notAccepted();
  const row: RemoteClusterRow = {
    ...newRemote(ctx, { ...form, name }),
    remote_id: invite.remote_id,
    site_url: invite.site_url.replace(/\/+$/, ''),
    remote_token: invite.token,
  };
  await ctx.tx(async (tx) => {
    await insertRemoteCluster(tx.db, row);
    await audit(tx, { extra: `remote_id=${row.remote_id}` });
  });
  const refreshed = newId();
  const confirmation: RemoteInvite = { ...invite, site_url: siteUrl, token: row.token, refreshed_token: refreshed, version: INVITE_VERSION };
  const answer = await sendFrame(ctx, row, { path: 'confirm_invite', topic: '', payload: confirmation, timeoutMs: CONFIRM_TIMEOUT_MS });
  if (answer?.status !== 'OK') {
    await ctx.tx((tx) => deleteRemoteClusterRow(tx.db, row.remote_id));
    throw notAccepted();
  }
  const next = { ...row, remote_token: refreshed };
  await ctx.tx(async (tx) => {
    await updateRemoteCluster(tx.db, row.remote_id, { remote_token: refreshed });
    await tx.enqueue(pingRemote, { remote_id: row.remote_id });
  });
  return next;
}
