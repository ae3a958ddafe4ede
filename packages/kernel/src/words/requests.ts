import type { Words } from './words.ts';

export const requestsWords: Words = {
  'api.context.404.app_error': 'There is nothing at this address.',
  'api.context.invalid_body_param.app_error': 'The request body is missing {Name}, or what it holds there is not valid.',
  'api.context.invalid_param.app_error': 'What was sent as {Name} is not valid.',
  'api.context.invalid_url_param.app_error': 'The address is missing {Name}, or what it holds there is not valid.',
  'api.context.ip_filtering.not_available.app_error':
    'Filters by address are not part of this server. Set them up in the proxy or firewall before it.',
  'api.context.mfa_required.app_error': 'This server asks for a second factor. Please set it up first.',
  'api.context.permissions.app_error': 'You do not have the permission for this.',
  'api.context.request_body_too_large.app_error': 'The request is larger than this server accepts.',
  'api.context.server_busy.app_error': 'The server is busy. Please try again in a while.',
  'api.context.session_cookie_not_allowed.app_error': 'This can only be called with a token, not from a browser’s session.',
  'api.context.session_expired.app_error': 'Your session is missing or has ended. Please sign in again.',
  'api.context.token_provided.app_error': 'A session token cannot be given in the address. Send it in the Authorization header.',
  'api.payload.parse.error': 'The request body must be a JSON list of texts.',
  'api.restricted_system_admin': 'The hosting of this server keeps administrators from doing this.',
  'app.server.internal.app_error': 'Something went wrong here. The error is in the log of the server.',
  'basic_security_check.url.too_long_error': 'The address is longer than this server accepts.',
  'model.utils.decode_json.app_error': 'The request body is not the JSON object that belongs here.',
};
