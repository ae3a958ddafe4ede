import type { Static, TSchema } from '@sinclair/typebox';
import { t } from './scalars.ts';

/** A WebSocket event: its name on the wire and the shape of its `data`. */
export interface EventType<S extends TSchema = TSchema> {
  readonly name: string;
  readonly data: S;
}
export type EventData<E extends EventType> = Static<E['data']>;

function event<S extends TSchema>(name: string, data: S): EventType<S> {
  return { name, data };
}

const id = t.String();
/** A value that the protocol carries as JSON text inside a string: clients parse it a second time. */
const text = t.String();
const ms = t.Integer();
const none = t.Object({});

export const hello = event('hello', t.Object({ server_version: t.String(), connection_id: id, server_hostname: t.Optional(t.String()) }));

// Messages
const postedData = {
  channel_type: t.String(),
  channel_display_name: t.String(),
  channel_name: t.String(),
  sender_name: t.String(),
  team_id: t.String(),
  post: text,
  otherFile: t.Optional(t.String()),
  image: t.Optional(t.String()),
};
export const posted = event('posted', t.Object({ ...postedData, set_online: t.Boolean() }));
export const postEdited = event('post_edited', t.Object({ post: text }));
export const postDeleted = event('post_deleted', t.Object({ post: text, delete_by: t.Optional(id) }));
export const postUnread = event(
  'post_unread',
  t.Object({
    msg_count: t.Integer(),
    msg_count_root: t.Integer(),
    mention_count: t.Integer(),
    mention_count_root: t.Integer(),
    urgent_mention_count: t.Integer(),
    last_viewed_at: ms,
    post_id: id,
  }),
);
export const postRevealed = event('post_revealed', t.Object({ post: text, recipients: t.Optional(t.Array(id)) }));
export const postBurned = event('post_burned', t.Object({ post_id: id }));
export const burnOnReadAllRevealed = event('burn_on_read_all_revealed', t.Object({ post_id: id, sender_expire_at: ms }));
export const ephemeralMessage = event('ephemeral_message', t.Object({ post: text }));
export const reactionAdded = event('reaction_added', t.Object({ reaction: text }));
export const reactionRemoved = event('reaction_removed', t.Object({ reaction: text }));
export const acknowledgementAdded = event('post_acknowledgement_added', t.Object({ acknowledgement: text }));
export const acknowledgementRemoved = event('post_acknowledgement_removed', t.Object({ acknowledgement: text }));
export const persistentNotificationTriggered = event('persistent_notification_triggered', t.Object({ ...postedData, mentions: t.Optional(text) }));
export const threadUpdated = event(
  'thread_updated',
  t.Object({ thread: text, previous_unread_mentions: t.Optional(t.Integer()), previous_unread_replies: t.Optional(t.Integer()) }),
);
export const threadFollowChanged = event('thread_follow_changed', t.Object({ thread_id: id, state: t.Boolean(), reply_count: t.Integer() }));
export const threadReadChanged = event(
  'thread_read_changed',
  t.Object({
    thread_id: t.Optional(id),
    timestamp: t.Optional(ms),
    unread_mentions: t.Optional(t.Integer()),
    unread_replies: t.Optional(t.Integer()),
    previous_unread_mentions: t.Optional(t.Integer()),
    previous_unread_replies: t.Optional(t.Integer()),
    channel_id: t.Optional(id),
  }),
);
export const draftCreated = event('draft_created', t.Object({ draft: text }));
export const draftDeleted = event('draft_deleted', t.Object({ draft: text }));
export const scheduledPostCreated = event('scheduled_post_created', t.Object({ scheduledPost: text }));
export const scheduledPostUpdated = event('scheduled_post_updated', t.Object({ scheduledPost: text }));
export const scheduledPostDeleted = event('scheduled_post_deleted', t.Object({ scheduledPost: text }));
export const emojiAdded = event('emoji_added', t.Object({ emoji: text }));
export const openDialog = event('open_dialog', t.Object({ dialog: text }));

// Presence
export const typing = event('typing', t.Object({ parent_id: t.String(), user_id: id }));
export const statusChange = event('status_change', t.Object({ status: t.String(), user_id: id }));
export const multipleChannelsViewed = event('multiple_channels_viewed', t.Object({ channel_times: t.Record(t.String(), ms) }));

// Channels
export const channelCreated = event('channel_created', t.Object({ channel_id: id, team_id: t.String() }));
export const channelUpdated = event('channel_updated', t.Object({ channel: t.Optional(text), channel_id: t.Optional(id) }));
export const channelConverted = event('channel_converted', t.Object({ channel_id: id }));
export const channelDeleted = event('channel_deleted', t.Object({ channel_id: id, delete_at: ms }));
export const channelRestored = event('channel_restored', t.Object({ channel_id: id }));
export const channelMemberUpdated = event('channel_member_updated', t.Object({ channelMember: text }));
export const channelSchemeUpdated = event('channel_scheme_updated', none);
export const directAdded = event('direct_added', t.Object({ creator_id: id, teammate_id: id }));
export const groupAdded = event('group_added', t.Object({ teammate_ids: text }));
export const userAdded = event('user_added', t.Object({ user_id: id, team_id: t.String() }));
export const userRemoved = event('user_removed', t.Object({ user_id: t.Optional(id), channel_id: t.Optional(id), remover_id: t.String() }));
export const bookmarkCreated = event('channel_bookmark_created', t.Object({ bookmark: text }));
export const bookmarkUpdated = event('channel_bookmark_updated', t.Object({ bookmarks: text }));
export const bookmarkDeleted = event('channel_bookmark_deleted', t.Object({ bookmark: text }));
export const bookmarksSorted = event('channel_bookmark_sorted', t.Object({ bookmarks: text }));

// Users. `user` is an object here, not text.
export const newUser = event('new_user', t.Object({ user_id: id }));
export const userUpdated = event('user_updated', t.Object({ user: t.Unknown() }));
export const userRoleUpdated = event('user_role_updated', t.Object({ user_id: id, roles: t.String() }));
export const userActivationStatusChange = event('user_activation_status_change', none);
export const guestsDeactivated = event('guests_deactivated', none);
/** One preference that a command set. */
export const preferenceChanged = event('preference_changed', t.Object({ preference: text }));
export const preferencesChanged = event('preferences_changed', t.Object({ preferences: text }));
export const preferencesDeleted = event('preferences_deleted', t.Object({ preferences: text }));

// Teams
export const addedToTeam = event('added_to_team', t.Object({ team_id: id, user_id: id }));
export const leaveTeam = event('leave_team', t.Object({ user_id: id, team_id: id }));
export const updateTeamEvent = event('update_team', t.Object({ team: text }));
export const deleteTeamEvent = event('delete_team', t.Object({ team: text }));
export const restoreTeamEvent = event('restore_team', t.Object({ team: text }));
export const updateTeamScheme = event('update_team_scheme', t.Object({ team: text }));
export const memberRoleUpdated = event('memberrole_updated', t.Object({ member: text }));
export const roleUpdated = event('role_updated', t.Object({ role: text }));

// Sidebar
export const categoryCreated = event('sidebar_category_created', t.Object({ category_id: t.String() }));
export const categoryUpdated = event('sidebar_category_updated', t.Object({ updatedCategories: t.Optional(text) }));
export const categoryDeleted = event('sidebar_category_deleted', t.Object({ category_id: t.String() }));
export const categoryOrderUpdated = event('sidebar_category_order_updated', t.Object({ order: t.Array(t.String()) }));

// Server
export const configChanged = event('config_changed', t.Object({ config: t.StringMap() }));
export const licenseChanged = event('license_changed', t.Object({ license: t.StringMap() }));

// Groups
export const receivedGroup = event('received_group', t.Object({ group: text }));
export const groupAssociatedToTeam = event('received_group_associated_to_team', t.Object({ group_id: id }));
export const groupNotAssociatedToTeam = event('received_group_not_associated_to_team', t.Object({ group_id: id }));
export const groupAssociatedToChannel = event('received_group_associated_to_channel', t.Object({ group_id: id }));
export const groupNotAssociatedToChannel = event('received_group_not_associated_to_channel', t.Object({ group_id: id }));
export const groupMemberAdd = event('group_member_add', t.Object({ group_member: text }));
export const groupMemberDeleted = event('group_member_deleted', t.Object({ group_member: text }));

// Content flagging
export const reportUpdated = event('content_flagging_report_value_updated', t.Object({ property_values: text, target_id: id }));

// Recaps
export const recapUpdated = event('recap_updated', t.Object({ recap_id: id }));

// Custom profile attributes
export const profileFieldCreated = event('custom_profile_attributes_field_created', t.Object({ field: t.Unknown() }));
export const profileFieldUpdated = event(
  'custom_profile_attributes_field_updated',
  t.Object({ field: t.Unknown(), delete_values: t.Optional(t.Boolean()) }),
);
export const profileFieldDeleted = event('custom_profile_attributes_field_deleted', t.Object({ field_id: id }));
export const profileValuesUpdated = event('custom_profile_attributes_values_updated', t.Object({ user_id: id, values: t.Unknown() }));
export const firstAdminVisitMarketplaceStatusReceived = event(
  'first_admin_visit_marketplace_status_received',
  t.Object({ firstAdminVisitMarketplaceStatus: t.String() }),
);
