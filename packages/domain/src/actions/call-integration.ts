import type { Ctx } from '@foremast/kernel/context';
import { type AppError, badRequest } from '@foremast/kernel/error';
import { postToIntegration } from '../net/integration-fetch.ts';

/** An integration could not be reached, or answered with something else than was agreed. */
export const integrationFailed = (): AppError => badRequest('api.post.do_action.action_integration.app_error');

/** What an integration answers to a button or a dialog. Anything but 200 is a failure (400), as is no answer in time. */
export async function callIntegration(ctx: Ctx, address: string, payload: unknown): Promise<string> {
  let response: Response;
  try {
    response = await postToIntegration(ctx, address, payload);
    if (response.status === 200) return await response.text();
  } catch {
    throw integrationFailed();
  }
  await response.body?.cancel();
  throw integrationFailed();
}
