/** An error that a client may see. `id` comes from the contract; the words are looked up at the edge, in the caller's language. */
export class AppError extends Error {
  constructor(
    readonly id: string,
    readonly status: number,
    /** Values for the words, such as the name of a parameter. */
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(id);
    this.name = 'AppError';
  }
}

type Params = Readonly<Record<string, unknown>>;
export const badRequest = (id: string, params?: Params) => new AppError(id, 400, params);
export const unauthorized = (id: string, params?: Params) => new AppError(id, 401, params);
export const forbidden = (id: string, params?: Params) => new AppError(id, 403, params);
export const notFound = (id: string, params?: Params) => new AppError(id, 404, params);
export const conflict = (id: string, params?: Params) => new AppError(id, 409, params);
export const tooLarge = (id: string, params?: Params) => new AppError(id, 413, params);
/** A feature that is switched off in the configuration. */
export const switchedOff = (id: string, params?: Params) => new AppError(id, 501, params);

export const invalidBody = (name: string) => badRequest('api.context.invalid_body_param.app_error', { Name: name });
export const invalidUrl = (name: string) => badRequest('api.context.invalid_url_param.app_error', { Name: name });
export const noPermission = () => forbidden('api.context.permissions.app_error');
export const noSession = () => unauthorized('api.context.session_expired.app_error');
