import { type OpenedApp, openApp } from '@foremast/jobs/open-app';
import type { App } from '@foremast/kernel/app';
import { Ctx, type Session } from '@foremast/kernel/context';
import { decodeBody } from '@foremast/kernel/decode';
import { newId } from '@foremast/kernel/id';
import type { AnyOperation } from '@foremast/kernel/operation';
import { findAdministrator } from '@foremast/store/queries/administrators';

/** A command's hold on the server's database: operations are called in this process, as the system. */
export interface Hold {
  readonly app: App;
  readonly ctx: Ctx;
  /** From now on this process runs jobs that are due, too. */
  startJobs(): void;
  /** An operation, with what it takes; fields that are left out have their zero value. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are shown, not computed with
  call(operation: AnyOperation, input?: { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown }): Promise<any>;
}

/** In the name of the first administrator where there is one: some operations write down whose doing it was. */
async function systemSession(app: App): Promise<Session> {
  const admin = await findAdministrator(app.store.db);
  return {
    id: newId(),
    token: '',
    create_at: app.now(),
    expires_at: 0,
    last_activity_at: app.now(),
    user_id: admin ?? '',
    device_id: '',
    roles: 'system_admin system_user',
    is_oauth: false,
    props: {},
    expired_notify: false,
  };
}

/** The defaults of an operation's query, as a request without any would have them. */
function queryOf(operation: AnyOperation, given: Record<string, unknown>): Record<string, unknown> {
  const fields = Object.entries((operation.query?.properties ?? {}) as Record<string, { default?: unknown; type?: string }>);
  const zero = (type: string | undefined) => (type === 'boolean' ? false : '');
  return { ...Object.fromEntries(fields.map(([name, schema]) => [name, schema.default ?? zero(schema.type)])), ...given };
}

/** Opens the server's data, does the work, and closes it. */
export async function withServer<T>(work: (hold: Hold) => Promise<T>): Promise<T> {
  const opened: OpenedApp = await openApp({ env: process.env, report: (error) => console.error(error) });
  try {
    const session = await systemSession(opened.app);
    const request = {
      id: newId(),
      method: '',
      path: '',
      query: new URLSearchParams(),
      headers: new Headers(),
      address: '',
      secure: false,
      byCookie: false,
    };
    const ctx = new Ctx(opened.app, session, request, true);
    return await work({
      app: opened.app,
      ctx,
      startJobs: () => opened.startJobs(),
      call: async (operation, { params = {}, query = {}, body } = {}) =>
        operation.handle({ params, query: queryOf(operation, query), body: operation.body ? decodeBody(operation.body, body) : undefined }, ctx),
    });
  } finally {
    await opened.close();
  }
}
