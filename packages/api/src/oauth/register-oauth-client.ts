import { RegistrationRefused, registerClient } from '@foremast/domain/oauth/register-client';
import { operation, Raw } from '@foremast/kernel/operation';
import { readText } from '@foremast/kernel/read-text';

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
    const { raw } = ctx.request;
    const body = raw ? await readText(raw, ctx.config.ServiceSettings.MaximumPayloadSizeBytes) : '';
    try {
      return json(await registerClient(ctx, body), 201);
    } catch (error) {
      if (!(error instanceof RegistrationRefused)) throw error;
      return json({ error: error.error, error_description: error.description }, 400);
    }
  },
});
