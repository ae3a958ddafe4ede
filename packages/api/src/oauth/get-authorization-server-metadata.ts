import { serverMetadata } from '@foremast/domain/oauth/server-metadata';
import { operation } from '@foremast/kernel/operation';
import { AuthorizationServerMetadata } from '@foremast/wire/models/oauth-app';

export const getAuthorizationServerMetadata = operation({
  id: 'GetAuthorizationServerMetadata',
  method: 'GET',
  path: '/.well-known/oauth-authorization-server',
  summary: 'Where and how a program gets itself allowed here.',
  response: AuthorizationServerMetadata,
  permission: 'public',
  noCsrf: true,
  handle: (_, ctx) => serverMetadata(ctx),
});
