import { NOTHING_SYNCED, type RemoteResponse } from '@foremast/wire/models/remote-response';

/** The channel is not shared with the server that speaks of it: it stops speaking of it. */
export const NOT_SHARED = 'channel not shared with remote';

export const refused = (err: string): RemoteResponse => ({ status: 'FAIL', err, payload: NOTHING_SYNCED });
