import type { ChannelHead } from '@foremast/store/queries/channels';
import type { TeamRow } from '@foremast/store/queries/teams';
import type { UserRow } from '@foremast/store/queries/users';

/** Somebody gave a command, in a channel. */
export interface CommandCall {
  readonly user: UserRow;
  readonly channel: ChannelHead;
  /** The channel's; for direct and group messages the one that the client shows. */
  readonly team: TeamRow;
  readonly rootId: string;
  readonly trigger: string;
  /** What follows the command's word. */
  readonly text: string;
}
