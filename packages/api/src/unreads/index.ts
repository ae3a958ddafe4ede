import { getChannelUnread } from './get-channel-unread.ts';
import { getPostsAroundLastUnread } from './get-posts-around-last-unread.ts';
import { readMultipleChannels } from './read-multiple-channels.ts';
import { setPostUnread } from './set-post-unread.ts';
import { viewChannel } from './view-channel.ts';

export const unreads = [getChannelUnread, getPostsAroundLastUnread, readMultipleChannels, setPostUnread, viewChannel];
