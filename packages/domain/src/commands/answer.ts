import type { MessageAttachment } from '../posts/attachments.ts';

/** What a command answers: what is said, by whom, where, and where the client goes. */
export interface CommandAnswer {
  readonly response_type: string;
  readonly text: string;
  readonly username: string;
  readonly channel_id: string;
  readonly icon_url: string;
  readonly type: string;
  readonly props: Record<string, unknown> | null;
  readonly goto_location: string;
  readonly trigger_id: string;
  readonly skip_slack_parsing: boolean;
  readonly attachments: readonly MessageAttachment[] | null;
  readonly extra_responses: readonly CommandAnswer[] | null;
}

const NOTHING: CommandAnswer = {
  response_type: '',
  text: '',
  username: '',
  channel_id: '',
  icon_url: '',
  type: '',
  props: null,
  goto_location: '',
  trigger_id: '',
  skip_slack_parsing: false,
  attachments: null,
  extra_responses: null,
};

export const answer = (more: Partial<CommandAnswer> = {}): CommandAnswer => ({ ...NOTHING, ...more });
/** For the caller's eyes. */
export const privately = (text: string, more: Partial<CommandAnswer> = {}): CommandAnswer => answer({ response_type: 'ephemeral', text, ...more });
export const publicly = (text: string, more: Partial<CommandAnswer> = {}): CommandAnswer => answer({ response_type: 'in_channel', text, ...more });
export const goTo = (goto_location: string, more: Partial<CommandAnswer> = {}): CommandAnswer => answer({ goto_location, ...more });
