import { expect, test } from 'bun:test';
import { startServer, unique } from '../server.ts';
import { recorder } from './recorder.ts';

const ENV = {
  MM_CONNECTEDWORKSPACESSETTINGS_ENABLEREMOTECLUSTERSERVICE: 'true',
  MM_CONNECTEDWORKSPACESSETTINGS_ENABLESHAREDCHANNELS: 'true',
  MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1',
};
const [home, away] = [await startServer(ENV), await startServer(ENV)];
const methods = recorder('connected servers');
const [here, there] = [methods.of(home.admin), methods.of(away.admin)];
for (const [client, { url }] of [[here, home] as const, [there, away] as const]) await client.patchConfig({ ServiceSettings: { SiteURL: url } });

async function settle(): Promise<void> {
  for (let i = 0; i < 3; i++) for (const server of [home, away]) await server.drainJobs();
}

const alice = await home.user();
const [team, awayTeam] = [await home.team(alice), await away.team()];

test('servers are connected by an invitation, and renamed', async () => {
  const name = unique('away');
  const { remote_cluster: made, invite, password } = await here.createRemoteCluster({ name, display_name: 'Away', default_team_id: team.id });
  expect(made).toMatchObject({ name, display_name: 'Away' });
  const again = await here.generateInviteRemoteCluster(made.remote_id, { password });
  expect(again).not.toBe(invite);
  const form = { name: unique('home'), display_name: 'Home', default_team_id: awayTeam.id, invite: again, password };
  const accepted = await there.acceptInviteRemoteCluster(form as never);
  expect(accepted).toMatchObject({ display_name: 'Home' });
  await settle();
  expect((await here.getRemoteClusters({ onlyConfirmed: true })).map(({ remote_id }) => remote_id)).toContain(made.remote_id);
  expect(await here.getRemoteCluster(made.remote_id)).toMatchObject({ remote_id: made.remote_id });
  expect(await here.patchRemoteCluster(made.remote_id, { display_name: 'Far away' })).toMatchObject({ display_name: 'Far away' });
});

test('a channel is shared with a connected server, and no longer', async () => {
  const [remote] = await here.getRemoteClusters({ onlyConfirmed: true });
  const id = String(remote?.remote_id);
  const channel = await home.channel(team, [alice]);
  expect(await here.sharedChannelRemoteInvite(id, channel.id)).toEqual({ status: 'OK' });
  await settle();
  const shared = await here.getSharedChannelRemotes(id, { include_unconfirmed: true });
  expect(shared.map(({ channel_id }) => channel_id)).toContain(channel.id);
  const own = methods.of(alice);
  expect(await own.getSharedChannelRemoteInfos(channel.id)).toMatchObject([{ display_name: 'Far away' }]);
  expect(await own.getRemoteClusterInfo(id)).toMatchObject({ display_name: 'Far away' });
  expect(await here.sharedChannelRemoteUninvite(id, channel.id)).toEqual({ status: 'OK' });
  await settle();
  expect((await own.getSharedChannelRemoteInfos(channel.id)) ?? []).toEqual([]);
  await here.deleteRemoteCluster(id);
  expect((await here.getRemoteClusters({})).map(({ remote_id }) => remote_id)).not.toContain(id);
});

methods.everyMethodIsCalled();
