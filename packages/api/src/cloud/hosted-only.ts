import { badRequest } from '@foremast/kernel/error';
import { type AnyOperation, operation } from '@foremast/kernel/operation';
import { Json } from '@foremast/wire/scalars';

/** An operation of the vendor's hosted service: this server is none, and says so. */
export const hostedOnly = (id: string, method: AnyOperation['method'], path: string, summary: string): AnyOperation =>
  operation({
    id,
    method,
    path,
    summary,
    response: Json,
    // An invoice's id is not one of ours.
    uncheckedParams: ['invoice_id'] as never,
    permission: 'session',
    handle() {
      throw badRequest('api.server.cws.needs_enterprise_edition');
    },
  });
