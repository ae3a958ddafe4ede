import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { readText } from '@foremast/kernel/read-text';
import type { TokenForm } from './check-token-form.ts';

const malformed = () => badRequest('api.oauth.get_access_token.bad_request.app_error');
const FORM = 'application/x-www-form-urlencoded';

/** What was sent as a form, or in the address. Throws `api.oauth.get_access_token.bad_request.app_error` (400). */
export async function readTokenForm(ctx: Ctx): Promise<TokenForm> {
  const { raw, query, headers } = ctx.request;
  const limit = ctx.config.ServiceSettings.MaximumPayloadSizeBytes;
  const isForm = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() === FORM;
  const text = raw && isForm ? await readText(raw, limit) : '';
  if (/%(?![0-9a-f]{2})|;/i.test(text)) throw malformed();
  const sent = new URLSearchParams(text);
  const field = (name: string): string => {
    const value = sent.get(name) ?? query.get(name) ?? '';
    if (value.includes('\0')) throw malformed();
    return value.toWellFormed();
  };
  return {
    grant_type: field('grant_type'),
    code: field('code'),
    refresh_token: field('refresh_token'),
    client_id: field('client_id'),
    client_secret: field('client_secret'),
    redirect_uri: field('redirect_uri'),
    code_verifier: field('code_verifier'),
    resource: field('resource'),
  };
}
