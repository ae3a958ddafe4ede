type Params = Readonly<Record<string, unknown>>;

/** Why a request failed; the sentence for it is looked up when the reply is written. */
export interface Failure {
  readonly id: string;
  readonly status: number;
  readonly params: Params;
}

export type Words = (failure: Failure) => string;

export class RequestError extends Error implements Failure {
  constructor(
    readonly id: string,
    readonly status: number,
    readonly params: Params = {},
  ) {
    super(id);
    this.name = 'RequestError';
  }
}

export const invalidParam = (name: string) => new RequestError('api.websocket_handler.invalid_param.app_error', 400, { Name: name });
export const noAction = () => new RequestError('api.web_socket_router.no_action.app_error', 400);
export const badSeq = () => new RequestError('api.web_socket_router.bad_seq.app_error', 400);
export const badAction = () => new RequestError('api.web_socket_router.bad_action.app_error', 500);
export const notAuthenticated = () => new RequestError('api.web_socket_router.not_authenticated.app_error', 401);

/** What a client may see of an error: those that carry an id and a status say so themselves. Undefined: a bug, of which it sees nothing. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !('id' in error) || !('status' in error)) return undefined;
  const { id, status } = error;
  if (typeof id !== 'string' || typeof status !== 'number') return undefined;
  const params = 'params' in error && typeof error.params === 'object' ? { ...error.params } : {};
  return { id, status, params };
}

export const internal: Failure = { id: 'app.server.internal.app_error', status: 500, params: {} };

// Number 0 is left out of replies.
const numbered = (seq: number): { seq_reply?: number } => (seq === 0 ? {} : { seq_reply: seq });

export function okReply(seq: number, data?: Params): string {
  const full = data && Object.keys(data).length > 0;
  return JSON.stringify({ status: 'OK', ...numbered(seq), ...(full && { data }) });
}

export function failReply(seq: number, { id, status, params }: Failure, words: Words): string {
  const error = { id, message: words({ id, status, params }), detailed_error: '', status_code: status };
  return JSON.stringify({ status: 'FAIL', ...numbered(seq), error });
}
