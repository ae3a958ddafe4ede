import type { Ctx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { channelMemberHead } from '@foremast/store/queries/channel-members';
import { type ChannelHead, channelHead, findChannelByName } from '@foremast/store/queries/channels';
import { findTeamMember } from '@foremast/store/queries/team-members';
import { findUserByUsername, type UserRow, usersByUsernames } from '@foremast/store/queries/users';
import { joinChannel } from '../../channels/add-member.ts';
import { checkMayRemove } from '../../channels/check-groups.ts';
import { isDirectOrGroup } from '../../channels/get-channel.ts';
import { leaveChannel } from '../../channels/remove-member.ts';
import { hasByType } from '../../permissions/channel.ts';
import { answer, privately } from '../answer.ts';
import type { BuiltIn } from '../built-ins.ts';
import type { CommandCall } from '../command-call.ts';

const MOST = 50;

async function channelsNamed(ctx: Ctx, call: CommandCall, names: readonly string[], notes: string[]): Promise<ChannelHead[]> {
  if (names.length === 0) return [call.channel];
  const found: ChannelHead[] = [];
  for (const name of names) {
    const row = await findChannelByName(ctx.db, call.team.id, name);
    const channel = row && row.delete_at === 0 ? await channelHead(ctx.db, row.id) : undefined;
    if (channel) found.push(channel);
    else notes.push(`There is no channel ~${name}.`);
  }
  return found;
}

async function addOne(ctx: Ctx, call: CommandCall, channel: ChannelHead, user: UserRow): Promise<string | undefined> {
  if (await channelMemberHead(ctx.db, channel.id, user.id)) return `@${user.username} is in ~${channel.name} already.`;
  const member = await findTeamMember(ctx.db, call.team.id, user.id);
  if (!member || member.delete_at > 0) return `@${user.username} is not in this team.`;
  try {
    await ctx.tx((tx) => joinChannel(tx, channel, user, call.user));
  } catch (error) {
    if (error instanceof AppError) return `@${user.username} could not be added to ~${channel.name}.`;
    throw error;
  }
  return channel.id === call.channel.id ? undefined : `@${user.username} was added to ~${channel.name}.`;
}

const invite: BuiltIn = {
  trigger: 'invite',
  hint: '@[username]... ~[channel]...',
  description: 'Bring people into channels',
  async run(ctx, call) {
    const words = call.text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean)
      .slice(0, MOST);
    const names = words.filter((word) => !word.startsWith('~')).map((word) => word.replace(/^@/, ''));
    if (names.length === 0) return privately('Please name people to bring in.');
    const notes: string[] = [];
    const people = await usersByUsernames(ctx.db, names);
    const known = new Set(people.map((user) => user.username));
    for (const name of names) if (!known.has(name)) notes.push(`There is nobody called @${name}.`);
    for (const channel of await channelsNamed(
      ctx,
      call,
      words.filter((word) => word.startsWith('~')).map((word) => word.slice(1)),
      notes,
    )) {
      if (isDirectOrGroup(channel)) notes.push('Nobody can be added to direct and group messages.');
      else if (!(await hasByType(ctx, 'manage_{}_channel_members', channel))) notes.push(`You may not add people to ~${channel.name}.`);
      else for (const user of people) notes.push(...[await addOne(ctx, call, channel, user)].filter((note) => note !== undefined));
    }
    return privately(notes.join('\n'));
  },
};

const remove = (trigger: string): BuiltIn => ({
  trigger,
  hint: '@[username]',
  description: 'Remove somebody from this channel',
  async run(ctx, { channel, text, user }) {
    if (isDirectOrGroup(channel)) return privately('Nobody can be removed from direct and group messages.');
    if (!(await hasByType(ctx, 'manage_{}_channel_members', channel))) return privately('You may not remove people from this channel.');
    const name = text.trim().split(/\s+/)[0]?.replace(/^@/, '').toLowerCase() ?? '';
    if (name === '') return privately('Please name somebody to remove.');
    const target = await findUserByUsername(ctx.db, name);
    if (!target || !(await channelMemberHead(ctx.db, channel.id, target.id))) return privately('There is nobody of that name in this channel.');
    try {
      checkMayRemove(channel, target, user);
      await ctx.tx((tx) => leaveChannel(tx, channel, target, user));
    } catch (error) {
      if (error instanceof AppError) return privately(`@${target.username} cannot be removed from this channel.`);
      throw error;
    }
    return answer();
  },
});

export const memberCommands: readonly BuiltIn[] = [invite, remove('kick'), remove('remove')];
