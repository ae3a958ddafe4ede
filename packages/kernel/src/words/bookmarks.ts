import type { Words } from './words.ts';

export const bookmarksWords: Words = {
  'api.channel.bookmark.create_channel_bookmark.deleted_channel.forbidden.app_error': 'This channel is archived: bookmarks cannot be added.',
  'api.channel.bookmark.create_channel_bookmark.direct_or_group_channels.forbidden.app_error':
    'You are not part of this conversation and cannot add bookmarks to it.',
  'api.channel.bookmark.create_channel_bookmark.direct_or_group_channels_by_guests.forbidden.app_error':
    'Guests cannot add bookmarks to direct and group messages.',
  'api.channel.bookmark.delete_channel_bookmark.deleted_channel.forbidden.app_error': 'This channel is archived: its bookmarks cannot be deleted.',
  'api.channel.bookmark.delete_channel_bookmark.direct_or_group_channels.forbidden.app_error':
    'You are not part of this conversation and cannot delete its bookmarks.',
  'api.channel.bookmark.delete_channel_bookmark.direct_or_group_channels_by_guests.forbidden.app_error':
    'Guests cannot delete the bookmarks of direct and group messages.',
  'api.channel.bookmark.update_channel_bookmark.deleted_channel.forbidden.app_error': 'This channel is archived: its bookmarks cannot be changed.',
  'api.channel.bookmark.update_channel_bookmark.direct_or_group_channels.forbidden.app_error':
    'You are not part of this conversation and cannot change its bookmarks.',
  'api.channel.bookmark.update_channel_bookmark.direct_or_group_channels_by_guests.forbidden.app_error':
    'Guests cannot change the bookmarks of direct and group messages.',
  'api.channel.bookmark.update_channel_bookmark_sort_order.deleted_channel.forbidden.app_error':
    'This channel is archived: its bookmarks cannot be moved.',
  'api.channel.bookmark.update_channel_bookmark_sort_order.direct_or_group_channels.forbidden.app_error':
    'You are not part of this conversation and cannot move its bookmarks.',
  'api.channel.bookmark.update_channel_bookmark_sort_order.direct_or_group_channels_by_guests.forbidden.app_error':
    'Guests cannot move the bookmarks of direct and group messages.',
  'app.channel.bookmark.get.app_error': 'The bookmark was not found.',
  'app.channel.bookmark.get_existing.app_err': 'The file of the bookmark was not found.',
  'app.channel.bookmark.save.app_error': 'This channel has as many bookmarks as it can have. Delete one first.',
  'app.channel.bookmark.update_sort.invalid_input.app_error': 'There is no such place among the bookmarks.',
  'app.channel.bookmark.update_sort.missing_bookmark.app_error': 'The bookmark was not found in this channel.',
  'model.channel_bookmark.is_valid.display_name.app_error': 'The name of a bookmark has 1 to 64 characters.',
  'model.channel_bookmark.is_valid.file_id.missing_or_invalid.app_error': 'A bookmark of a file needs the id of a file that was uploaded for it.',
  'model.channel_bookmark.is_valid.image_url.app_error': 'The picture’s address must begin with http:// or https://.',
  'model.channel_bookmark.is_valid.link_file.app_error': 'A bookmark leads either to an address or to a file, not to both.',
  'model.channel_bookmark.is_valid.link_url.missing_or_invalid.app_error':
    'A bookmark of a page needs an address that begins with http:// or https://.',
  'model.channel_bookmark.is_valid.original_id.app_error': 'The id of the bookmark that it replaces is not valid.',
  'model.channel_bookmark.is_valid.parent_id.app_error': 'The id of the bookmark above it is not valid.',
  'model.channel_bookmark.is_valid.type.app_error': 'A bookmark is a link or a file, and the name of its emoji has at most 64 characters.',
};
