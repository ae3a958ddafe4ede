/** What a channel's moderation can take away from its members and guests. */
export const MODERATED: ReadonlySet<string> = new Set([
  'create_post',
  'add_reaction',
  'remove_reaction',
  'manage_public_channel_members',
  'manage_private_channel_members',
  'use_channel_mentions',
  'add_bookmark_public_channel',
  'edit_bookmark_public_channel',
  'delete_bookmark_public_channel',
  'order_bookmark_public_channel',
  'add_bookmark_private_channel',
  'edit_bookmark_private_channel',
  'delete_bookmark_private_channel',
  'order_bookmark_private_channel',
]);
