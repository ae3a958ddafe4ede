import type { AutocompleteData, AutocompleteSuggestion, Command } from '@foremast/wire/models/command';

const suggestion = (Complete: string, Suggestion: string, Hint: string, Description: string): AutocompleteSuggestion => ({
  Complete,
  Suggestion,
  Hint,
  Description,
  IconData: '',
});

const plain = ({ trigger, auto_complete_hint, auto_complete_desc }: Command): AutocompleteData => ({
  Trigger: trigger,
  Hint: auto_complete_hint,
  HelpText: auto_complete_desc,
  RoleID: '',
  Arguments: [],
  SubCommands: [],
});

/** One word, or several in quotes, and what follows. */
function takeWord(text: string): { word: string; rest: string | undefined } {
  const [whole = '', quoted, bare = ''] = /^\s*(?:"([^"]*)"|(\S*))/.exec(text) ?? [];
  const rest = text.slice(whole.length);
  return { word: quoted ?? bare, rest: rest === '' ? undefined : rest.replace(/^\s+/, '') };
}

interface Choice {
  readonly Item: string;
  readonly Hint: string;
  readonly HelpText: string;
}

function choicesOf(data: unknown): readonly Choice[] {
  const list = (data as { PossibleArguments?: readonly Choice[] } | null)?.PossibleArguments;
  return Array.isArray(list) ? list : [];
}

/** Arguments in their order; named ones are written `--name value`. */
function argumentsOf(data: AutocompleteData, before: string, typed: string): AutocompleteSuggestion[] {
  const [first, ...others] = data.Arguments;
  if (!first) return [];
  if (first.Name === '') return valuesOf({ ...data, Arguments: others }, first, before, typed);
  const flag = `--${first.Name}`;
  const { word, rest } = takeWord(typed);
  if (rest === undefined) return flag.toLowerCase().startsWith(word.toLowerCase()) ? [suggestion(`${before}${flag} `, flag, '', first.HelpText)] : [];
  if (word.toLowerCase() !== flag.toLowerCase()) return first.Required ? [] : argumentsOf({ ...data, Arguments: others }, before, typed);
  return valuesOf({ ...data, Arguments: others }, first, `${before}${word} `, rest);
}

function valuesOf(data: AutocompleteData, argument: AutocompleteData['Arguments'][number], before: string, typed: string): AutocompleteSuggestion[] {
  const { word, rest } = takeWord(typed);
  if (rest !== undefined) return argumentsOf(data, `${before}${typed.slice(0, typed.length - rest.length)}`, rest);
  if (argument.Type === 'TextInput') {
    const { Hint = '' } = (argument.Data ?? {}) as { Hint?: string };
    return [suggestion(`${before}${typed}`, '', Hint, argument.HelpText)];
  }
  return choicesOf(argument.Data)
    .filter(({ Item }) => Item.toLowerCase().startsWith(word.toLowerCase()))
    .map(({ Item, Hint, HelpText }) => suggestion(`${before}${Item}`, Item, Hint, HelpText));
}

type Visible = (data: AutocompleteData) => boolean;

function within(candidates: readonly AutocompleteData[], before: string, typed: string, visible: Visible): AutocompleteSuggestion[] {
  const at = typed.search(/\s/);
  const shown = candidates.filter(visible);
  if (at < 0) {
    return shown
      .filter(({ Trigger }) => Trigger.startsWith(typed.toLowerCase()))
      .map(({ Trigger, Hint, HelpText }) => suggestion(`${before}${Trigger}`, Trigger, Hint, HelpText));
  }
  const chosen = shown.find(({ Trigger }) => Trigger === typed.slice(0, at).toLowerCase());
  if (!chosen) return [];
  const rest = typed.slice(at).replace(/^\s+/, '');
  const here = `${before}${chosen.Trigger} `;
  return chosen.SubCommands.length > 0 ? within(chosen.SubCommands, here, rest, visible) : argumentsOf(chosen, here, rest);
}

/** How an input may go on. Administrators see every entry, others those that are for everybody. */
export function suggest(commands: readonly Command[], input: string, administrator: boolean): AutocompleteSuggestion[] {
  const data = commands.map((command) => command.autocomplete_data ?? plain(command)).sort((a, b) => (a.Trigger < b.Trigger ? -1 : 1));
  return within(data, '', input.replace(/^\//, ''), ({ RoleID }) => administrator || RoleID === '' || RoleID === 'system_user');
}
