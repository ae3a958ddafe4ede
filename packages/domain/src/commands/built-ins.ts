import type { Settings } from '@foremast/kernel/config/settings';
import type { Ctx } from '@foremast/kernel/context';
import type { AutocompleteData, Command } from '@foremast/wire/models/command';
import type { CommandAnswer } from './answer.ts';
import { channelCommands } from './built-in/channel.ts';
import { clientCommands } from './built-in/client.ts';
import { memberCommands } from './built-in/members.ts';
import { messageCommands } from './built-in/messages.ts';
import { sharingCommands } from './built-in/sharing.ts';
import { statusCommands } from './built-in/status.ts';
import { talkCommands } from './built-in/talk.ts';
import type { CommandCall } from './command-call.ts';

/** A command of our own. */
export interface BuiltIn {
  readonly trigger: string;
  readonly hint: string;
  readonly description: string;
  readonly completion?: AutocompleteData;
  /** Left out of lists and completion. */
  hidden?(settings: Settings): boolean;
  /** Not there at all. */
  absent?(settings: Settings): boolean;
  run(ctx: Ctx, call: CommandCall): CommandAnswer | Promise<CommandAnswer>;
}

const all: readonly BuiltIn[] = [
  ...channelCommands,
  ...clientCommands,
  ...memberCommands,
  ...messageCommands,
  ...sharingCommands,
  ...statusCommands,
  ...talkCommands,
];
const byTrigger: ReadonlyMap<string, BuiltIn> = new Map(all.map((command) => [command.trigger, command]));

/** Whoever makes a command cannot take its word. */
export const isBuiltIn = (trigger: string): boolean => byTrigger.has(trigger);

export function findBuiltIn(settings: Settings, trigger: string): BuiltIn | undefined {
  const found = byTrigger.get(trigger);
  return found?.absent?.(settings) ? undefined : found;
}

const toCommand = ({ trigger, hint, description, completion }: BuiltIn): Command => ({
  id: '',
  token: '',
  create_at: 0,
  update_at: 0,
  delete_at: 0,
  creator_id: '',
  team_id: '',
  trigger,
  method: '',
  username: '',
  icon_url: '',
  auto_complete: true,
  auto_complete_desc: description,
  auto_complete_hint: hint,
  display_name: trigger,
  description: '',
  url: '',
  plugin_id: '',
  ...(completion ? { autocomplete_data: completion } : {}),
});

/** Those that lists name. */
export const listedBuiltIns = (settings: Settings): Command[] =>
  all.filter((command) => !command.absent?.(settings) && !command.hidden?.(settings)).map(toCommand);
