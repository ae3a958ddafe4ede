import { addChannelMember } from './add-channel-member.ts';
import { createChannel } from './create-channel.ts';
import { createDirectChannel } from './create-direct-channel.ts';
import { createGroupChannel } from './create-group-channel.ts';
import { getChannel } from './get-channel.ts';
import { getChannelMember } from './get-channel-member.ts';
import { removeUserFromChannel } from './remove-user-from-channel.ts';

export const channels = [addChannelMember, createChannel, createDirectChannel, createGroupChannel, getChannel, getChannelMember, removeUserFromChannel];
