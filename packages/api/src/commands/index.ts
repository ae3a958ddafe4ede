import { createCommand } from './create-command.ts';
import { deleteCommand } from './delete-command.ts';
import { executeCommand } from './execute-command.ts';
import { getCommandById } from './get-command-by-id.ts';
import { listAutocompleteCommands } from './list-autocomplete-commands.ts';
import { listCommandAutocompleteSuggestions } from './list-command-autocomplete-suggestions.ts';
import { listCommands } from './list-commands.ts';
import { moveCommand } from './move-command.ts';
import { receiveCommandAnswer } from './receive-command-answer.ts';
import { regenCommandToken } from './regen-command-token.ts';
import { updateCommand } from './update-command.ts';

export const commands = [
  createCommand,
  deleteCommand,
  executeCommand,
  getCommandById,
  listAutocompleteCommands,
  listCommandAutocompleteSuggestions,
  listCommands,
  moveCommand,
  receiveCommandAnswer,
  regenCommandToken,
  updateCommand,
];
