import { remoteClusters } from '@foremast/store/queries/remote-clusters';
import { removeRemote } from '../../remote-clusters/change-remote.ts';
import { acceptInvite, createRemote } from '../../remote-clusters/connect.ts';
import { getRemoteCluster, isConfirmed, OFFLINE_AFTER_MS } from '../../remote-clusters/service.ts';
import type { CommandCall } from '../command-call.ts';
import type { Options, SharingAction } from './options.ts';

const MOST = 200;

/** Channels of the other server will be put into the team in which the command was given. */
const formOf = ({ team }: CommandCall, options: Options) => ({
  name: options.get('name') ?? '',
  display_name: options.get('displayname') ?? '',
  password: options.get('password') ?? '',
  default_team_id: team.id,
});

/** What `/secure-connection` does. */
export const CONNECTING: Readonly<Record<string, SharingAction>> = {
  async create(ctx, call, options) {
    const form = formOf(call, options);
    if (form.password === '') return 'Please give a password: the other administrator needs it.';
    const { remote, invite } = await createRemote(ctx, form);
    return `The connection ${remote.name} waits for the other server (${remote.remote_id}). Its administrator accepts it with the password and this invitation:\n\n    ${invite}`;
  },
  async accept(ctx, call, options) {
    const remote = await acceptInvite(ctx, { ...formOf(call, options), invite: options.get('invite') ?? '' });
    return `This server is connected with ${remote.display_name} (${remote.remote_id}).`;
  },
  async remove(ctx, _, options) {
    const remote = await getRemoteCluster(ctx, options.get('connectionid') ?? '');
    await removeRemote(ctx, remote);
    return `The connection with ${remote.display_name} has ended.`;
  },
  async status(ctx) {
    const rows = await remoteClusters(ctx.db, { offset: 0, limit: MOST });
    if (rows.length === 0) return 'There is no connection with another server.';
    const lines = rows.map((row) => {
      const online = ctx.now() - row.last_ping_at < OFFLINE_AFTER_MS ? 'online' : 'offline';
      return `| ${row.name} | ${row.display_name} | ${row.remote_id} | ${isConfirmed(row) ? online : 'not accepted yet'} |`;
    });
    return ['| name | shown as | connection | state |', '| --- | --- | --- | --- |', ...lines].join('\n');
  },
};
