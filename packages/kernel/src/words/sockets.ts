import type { Words } from './words.ts';

export const socketsWords: Words = {
  'api.web_socket.connect.upgrade.app_error':
    'The connection could not become a WebSocket. Check that the page’s origin is allowed and that the proxy passes upgrades on.',
  'api.web_socket_router.bad_action.app_error': 'This server does not know the action that the message asks for.',
  'api.web_socket_router.bad_seq.app_error': 'Each message over the socket needs a sequence number above zero.',
  'api.web_socket_router.no_action.app_error': 'The message over the socket names no action.',
  'api.web_socket_router.not_authenticated.app_error': 'Sign in over the socket before you ask for anything else.',
  'api.websocket_handler.invalid_param.app_error': 'What the message holds as {Name} is missing or not valid.',
  'api.websocket_handler.server_busy.app_error': 'The server is busy. Please send the message again in a while.',
};
