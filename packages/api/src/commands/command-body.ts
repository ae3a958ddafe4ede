import { Command } from '@foremast/wire/models/command';
import { t } from '@foremast/wire/scalars';

/** A command, as it is made and changed. */
export const commandBody = t.Omit(Command, ['token', 'create_at', 'update_at', 'delete_at', 'autocomplete_data']);
