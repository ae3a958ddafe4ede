import { autocompleteUsers as complete } from '@foremast/domain/users/autocomplete-users';
import { operation } from '@foremast/kernel/operation';
import { UserAutocomplete } from '@foremast/wire/models/user-autocomplete';
import { t } from '@foremast/wire/scalars';

export const autocompleteUsers = operation({
  id: 'AutocompleteUsers',
  method: 'GET',
  path: '/api/v4/users/autocomplete',
  summary: 'People whose names match what is being typed.',
  query: t.Object({ in_team: t.String(), in_channel: t.String(), name: t.String(), limit: t.String() }),
  response: UserAutocomplete,
  permission: 'session',
  handle: ({ query }, ctx) => complete(ctx, query),
});
