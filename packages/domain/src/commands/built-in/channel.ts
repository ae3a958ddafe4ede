import type { Ctx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { channelsOfUser } from '@foremast/store/queries/channel-lists';
import { channelMemberHead, findChannelMember } from '@foremast/store/queries/channel-members';
import { channelHead, findChannelByName } from '@foremast/store/queries/channels';
import { joinChannel } from '../../channels/add-member.ts';
import { changeChannel, type Facts } from '../../channels/change-channel.ts';
import { getHeldChannel, isDirectOrGroup } from '../../channels/get-channel.ts';
import { setNotifyProps } from '../../channels/notify-props.ts';
import { leaveChannel } from '../../channels/remove-member.ts';
import { siteLink } from '../../mail/send-mail.ts';
import { hasByType, hasOnChannel } from '../../permissions/channel.ts';
import { hasOnTeam } from '../../permissions/team.ts';
import { isGuest } from '../../users/is-guest.ts';
import { answer, type CommandAnswer, goTo, privately } from '../answer.ts';
import type { BuiltIn } from '../built-ins.ts';
import type { CommandCall } from '../command-call.ts';

const runes = (text: string): number => [...text].length;

async function change(ctx: Ctx, { channel, user }: CommandCall, facts: Facts): Promise<CommandAnswer> {
  try {
    await ctx.tx(async (tx) => changeChannel(tx, await getHeldChannel(tx, channel.id), facts, user));
    return answer();
  } catch (error) {
    if (error instanceof AppError) return privately('The channel could not be changed.');
    throw error;
  }
}

async function mayChange(ctx: Ctx, { channel }: CommandCall): Promise<boolean> {
  if (isDirectOrGroup(channel)) return (await channelMemberHead(ctx.db, channel.id, ctx.userId)) !== undefined;
  return hasByType(ctx, 'manage_{}_channel_properties', channel);
}

/** A command that sets one fact of the channel. */
const fact = (
  trigger: string,
  description: string,
  most: number,
  alsoDirect: boolean,
  facts: (text: string) => Facts,
  completion?: BuiltIn['completion'],
): BuiltIn => ({
  trigger,
  hint: '[text]',
  description,
  ...(completion ? { completion } : {}),
  async run(ctx, call) {
    if (isDirectOrGroup(call.channel) && !alsoDirect) return privately('Direct and group messages have none.');
    if (!(await mayChange(ctx, call))) return privately('You may not change this channel.');
    if (call.text === '') return privately('Please say what it is to be.');
    if (runes(call.text) > most) return privately(`This is too long: ${most} characters are the most.`);
    return change(ctx, call, facts(call.text));
  },
});

const linkTo = (ctx: Ctx, team: string, channel: string): string => siteLink(ctx, `/${team}/channels/${channel}`);
const plainName = (text: string): string => text.trim().replace(/^~/, '').toLowerCase();

const join = (trigger: string): BuiltIn => ({
  trigger,
  hint: '~[channel]',
  description: 'Join an open channel',
  async run(ctx, { text, team, user }) {
    const name = plainName(text);
    const channel = name === '' ? undefined : await findChannelByName(ctx.db, team.id, name);
    if (!channel || channel.delete_at > 0) return privately('There is no such channel.');
    if (await channelMemberHead(ctx.db, channel.id, user.id)) return goTo(linkTo(ctx, team.name, channel.name));
    const mayJoin =
      channel.type === 'O' ? await hasOnTeam(ctx, 'join_public_channels', team.id) : await hasOnChannel(ctx, 'read_channel', channel.id);
    if (!mayJoin) return privately('There is no such channel.');
    try {
      await ctx.tx(async (tx) => {
        const head = await channelHead(tx.db, channel.id);
        if (head) await joinChannel(tx, head, user, user);
      });
    } catch (error) {
      if (error instanceof AppError) return privately('You could not join the channel.');
      throw error;
    }
    return goTo(linkTo(ctx, team.name, channel.name));
  },
});

const leave: BuiltIn = {
  trigger: 'leave',
  hint: '',
  description: 'Leave this channel',
  async run(ctx, { channel, team, user }) {
    if (isDirectOrGroup(channel)) return privately('Direct and group messages cannot be left.');
    if (channel.name === 'town-square' && !isGuest(user)) return privately('Nobody leaves the main channel.');
    try {
      await ctx.tx((tx) => leaveChannel(tx, channel, user, user));
    } catch (error) {
      if (error instanceof AppError) return privately('You could not leave the channel.');
      throw error;
    }
    if (!isGuest(user)) return goTo(linkTo(ctx, team.name, 'town-square'));
    const [next] = (await channelsOfUser(ctx.db, user.id, { teamId: team.id, includeDeleted: false, deletedSince: 0 })).filter(
      (own) => !isDirectOrGroup(own),
    );
    return goTo(next ? linkTo(ctx, team.name, next.name) : siteLink(ctx, '/'));
  },
};

const mute: BuiltIn = {
  trigger: 'mute',
  hint: '~[channel]',
  description: 'Mute a channel, or unmute it',
  async run(ctx, { channel, text, team, user }) {
    const named = text === '' ? channel : await findChannelByName(ctx.db, team.id, plainName(text));
    const member = named && (await findChannelMember(ctx.db, named.id, user.id));
    if (!named || !member) return privately('You are in no such channel.');
    const muted = member.notify_props.mark_unread === 'mention';
    await ctx.tx((tx) => setNotifyProps(tx, named.id, user.id, { mark_unread: muted ? 'all' : 'mention' }));
    return privately(muted ? 'The channel is no longer muted.' : 'The channel is muted.');
  },
};

const renaming = {
  Trigger: 'rename',
  Hint: '[text]',
  HelpText: 'Give the channel another title',
  RoleID: '',
  Arguments: [{ Name: '', HelpText: 'The new title', Type: 'TextInput', Required: true, Data: { Hint: '[text]', Pattern: '' } }],
  SubCommands: [],
};

export const channelCommands: readonly BuiltIn[] = [
  fact('header', 'Set the channel’s header', 1024, true, (header) => ({ header })),
  fact('purpose', 'Say what the channel is for', 250, false, (purpose) => ({ purpose })),
  fact('rename', 'Give the channel another title', 64, false, (display_name) => ({ display_name }), renaming),
  join('join'),
  join('open'),
  leave,
  mute,
];
