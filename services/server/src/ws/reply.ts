import { AppError, badRequest, unauthorized } from '@foremast/kernel/error';

type Params = Readonly<Record<string, unknown>>;

/** Why a request failed; the sentence for it is looked up when the reply is written. */
export type Failure = Pick<AppError, 'id' | 'status' | 'params'>;
export type Words = (failure: Failure) => string;

export const invalidParam = (name: string) => badRequest('api.websocket_handler.invalid_param.app_error', { Name: name });
export const noAction = () => badRequest('api.web_socket_router.no_action.app_error');
export const badSeq = () => badRequest('api.web_socket_router.bad_seq.app_error');
export const badAction = () => new AppError('api.web_socket_router.bad_action.app_error', 500);
export const notAuthenticated = () => unauthorized('api.web_socket_router.not_authenticated.app_error');

/** What a client may see of an error. Undefined: a bug, of which it sees nothing. */
export const failureOf = (error: unknown): Failure | undefined => (error instanceof AppError ? error : undefined);

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
