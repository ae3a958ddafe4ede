import { type AppError, badRequest } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import type { AuthorizeRequest } from '@foremast/wire/models/oauth-app';
import { isHttpUrl } from './is-http-url.ts';

const URI_MAX = 256;
const STATE_MAX = 1024;
const SCOPE_MAX = 128;
const RESOURCE_MAX = 512;
const [PROOF_MIN, PROOF_MAX] = [43, 128];

const wrong = (what: string) => badRequest(`model.authorize.is_valid.${what}.app_error`);

/** What is wrong with the name of a resource, if one is given. */
export function resourceError(resource: string): AppError | undefined {
  if (resource === '') return undefined;
  if (resource.length > RESOURCE_MAX) return wrong('resource.length');
  if (!/^[a-z][a-z0-9+.-]*:/i.test(resource)) return wrong('resource.not_absolute');
  if (!URL.canParse(resource)) return wrong('resource.invalid_uri');
  return resource.includes('#') ? wrong('resource.has_fragment') : undefined;
}

/** Of a proof both parts are given, or none. */
function proofError({ code_challenge: challenge, code_challenge_method: method }: AuthorizeRequest): AppError | undefined {
  if (challenge === '' && method === '') return undefined;
  if (challenge === '') return wrong('code_challenge');
  if (method === '') return wrong('code_challenge_method');
  if (method !== 'S256') return wrong('code_challenge_method.unsupported');
  if (challenge.length < PROOF_MIN || challenge.length > PROOF_MAX) return wrong('code_challenge.length');
  return /^[A-Za-z0-9_-]+$/.test(challenge) ? undefined : wrong('code_challenge.format');
}

/** What is wrong with what a program asks, if anything: `model.authorize.is_valid.*` (400). */
export function requestError(request: AuthorizeRequest): AppError | undefined {
  if (!isId(request.client_id)) return wrong('client_id');
  if (request.response_type === '') return wrong('response_type');
  if (request.redirect_uri.length > URI_MAX || !isHttpUrl(request.redirect_uri)) return wrong('redirect_uri');
  if (request.state.length > STATE_MAX) return wrong('state');
  if (request.scope.length > SCOPE_MAX) return wrong('scope');
  return resourceError(request.resource) ?? proofError(request);
}
