import { Json, type Static, t } from '../scalars.ts';

const errors = t.Nullable(t.Array(t.String()));

/** What became of what another server sent. */
export const SyncOutcome = t.Object({
  users_last_update_at: t.Integer(),
  user_errors: errors,
  users_syncd: errors,
  posts_last_update_at: t.Integer(),
  post_errors: errors,
  reactions_last_update_at: t.Integer(),
  reaction_errors: errors,
  acknowledgements_last_update_at: t.Integer(),
  acknowledgement_errors: errors,
  status_errors: errors,
});
export type SyncOutcome = Static<typeof SyncOutcome>;

/** The answer to a message of another server. Content flagging answers in the same shape. */
export const RemoteResponse = t.Object({ status: t.String(), err: t.String(), payload: Json });
export type RemoteResponse = Static<typeof RemoteResponse>;

export const NOTHING_SYNCED: SyncOutcome = {
  users_last_update_at: 0,
  user_errors: null,
  users_syncd: null,
  posts_last_update_at: 0,
  post_errors: null,
  reactions_last_update_at: 0,
  reaction_errors: null,
  acknowledgements_last_update_at: 0,
  acknowledgement_errors: null,
  status_errors: null,
};

/** All went well, and there is nothing to tell. */
export const DONE: RemoteResponse = { status: 'OK', err: '', payload: NOTHING_SYNCED };
