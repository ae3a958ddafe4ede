import { expect, test } from 'bun:test';
import { type Person, type Place, startServer } from '@foremast/testing/server';
import { addChannelMember } from './add-channel-member.ts';
import { getAllChannels } from './get-all-channels.ts';
import { moveChannel } from './move-channel.ts';
import { patchChannel } from './patch-channel.ts';

const server = await startServer({ MM_GUESTACCOUNTSSETTINGS_ENABLE: 'true' });
const { admin } = server;
const alice = await server.user();
const [here, there] = [await server.team(alice), await server.team(alice)];

async function visitor(...channels: readonly Place[]): Promise<Person> {
  const guest = await server.user({ roles: 'system_guest' });
  await admin.client.addToTeam(here.id, guest.id);
  for (const { id } of channels) await admin.call(addChannelMember, { params: { channel_id: id }, body: { user_id: guest.id } });
  return guest;
}
const leftAt = async (who: Person): Promise<number> => (await admin.client.getTeamMember(here.id, who.id)).delete_at;

test('who is not in the other team is an obstacle, or leaves; guests without another channel leave the team too', async () => {
  const [channel, other] = [await server.channel(here, [alice]), await server.channel(here)];
  const [passing, staying] = [await visitor(channel), await visitor(channel, other)];
  const move = (force: boolean) => admin.call(moveChannel, { params: { channel_id: channel.id }, body: { team_id: there.id, force } });
  expect(await move(false)).toMatchObject({ status: 400, body: { id: 'app.channel.move_channel.members_do_not_match.error' } });
  const socket = await passing.listen();
  expect((await move(true)).body.team_id).toBe(there.id);
  expect((await socket.next('user_removed')).data).toEqual({ channel_id: channel.id, remover_id: admin.id });
  expect((await socket.next('leave_team')).data).toEqual({ team_id: here.id, user_id: passing.id });
  expect([(await leftAt(passing)) > 0, (await leftAt(staying)) > 0]).toEqual([true, false]);
});

test('a guest whom no group brings into his last channel leaves the team with it', async () => {
  const channel = await server.channel(here, [alice], { type: 'P' });
  const guest = await visitor(channel);
  await admin.call(patchChannel, { params: { channel_id: channel.id }, body: { group_constrained: true } });
  expect(await leftAt(guest)).toBeGreaterThan(0);
});

test('which channels are default ones follows the settings', async () => {
  const square = await server.channel(here, [], { name: 'plaza' });
  const names = async () => {
    const query = { exclude_default_channels: true, per_page: 200 };
    const { body } = await admin.call(getAllChannels, { query });
    return body.filter((c: Place) => c.team_id === here.id).map((c: Place) => c.name);
  };
  expect(await names()).toContain('plaza');
  await admin.client.patchConfig({ TeamSettings: { ExperimentalDefaultChannels: [square.name] } });
  const told = await names();
  expect([told.includes('plaza'), told.includes('off-topic'), told.includes('town-square')]).toEqual([false, true, false]);
});
