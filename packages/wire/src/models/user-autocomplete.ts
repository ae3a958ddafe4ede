import { type Static, t } from '../scalars.ts';
import { User } from './user.ts';

export const UserAutocomplete = t.Object({ users: t.Array(User), out_of_channel: t.Optional(t.Array(User)), agents: t.Optional(t.Array(User)) });
export type UserAutocomplete = Static<typeof UserAutocomplete>;
