import { RegistrationRefused, registerClient } from '@foremast/domain/oauth/register-client';
import { tooLarge } from '@foremast/kernel/error';
import { operation, Raw } from '@foremast/kernel/operation';

const json = (body: unknown, status: number) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

// Its errors have the shape of the standard for such registrations, not that of this API.
export const registerOAuthClient = operation({
  id: 'RegisterOAuthClient',
  method: 'POST',
  path: '/api/v4/oauth/apps/register',
  summary: 'Register yourself as a program that asks people to act in their names.',
  rawBody: true,
  response: Raw,
  status: 201,
  permission: 'public',
  noCsrf: true,
  async handle(_, ctx) {
    const { raw, headers } = ctx.request;
    const limit = ctx.config.ServiceSettings.MaximumPayloadSizeBytes;
    if (Number(headers.get('content-length') ?? 0) > limit) throw tooLarge('api.context.request_body_too_large.app_error');
    const body = (await raw?.text()) ?? '';
    if (body.length > limit) throw tooLarge('api.context.request_body_too_large.app_error');
    try {
      return json(await registerClient(ctx, body), 201);
    } catch (error) {
      if (!(error instanceof RegistrationRefused)) throw error;
      return json({ error: error.error, error_description: error.description }, 400);
    }
  },
});
