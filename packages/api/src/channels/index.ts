import { addChannelMember } from './add-channel-member.ts';
import { createChannel } from './create-channel.ts';
import { createDirectChannel } from './create-direct-channel.ts';
import { createGroupChannel } from './create-group-channel.ts';
import { deleteChannel } from './delete-channel.ts';
import { getChannel } from './get-channel.ts';
import { getChannelMember } from './get-channel-member.ts';
import { moveChannel } from './move-channel.ts';
import { patchChannel } from './patch-channel.ts';
import { removeUserFromChannel } from './remove-user-from-channel.ts';
import { restoreChannel } from './restore-channel.ts';
import { updateChannel } from './update-channel.ts';
import { updateChannelPrivacy } from './update-channel-privacy.ts';

export const channels = [
  addChannelMember,
  createChannel,
  createDirectChannel,
  createGroupChannel,
  deleteChannel,
  getChannel,
  getChannelMember,
  moveChannel,
  patchChannel,
  removeUserFromChannel,
  restoreChannel,
  updateChannel,
  updateChannelPrivacy,
];
