import type { App } from '@foremast/kernel/app';
import { anyUser } from '@foremast/store/queries/users';
import type { Elysia } from 'elysia';

const WELCOME = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Foremast</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:10vh auto;padding:0 1em;color:#1c2733}code{background:#eef2f5;padding:.1em .3em;border-radius:3px}</style>
<h1>Foremast</h1>
<p>This is a Foremast server: team messaging that speaks the Mattermost v4 API.</p>
<h2>Connect a client</h2>
<p>Enter this page’s address as the server in any Mattermost desktop, mobile or web client, or give it to <code>@mattermost/client</code>. The first account that signs up becomes the administrator; others join by the invite link of a team.</p>
<h2>For programs</h2>
<p>The API is described at <a href="/docs">/docs</a>; <a href="/api/v4/system/ping">/api/v4/system/ping</a> tells whether the server is up.</p>`;

/** What a browser gets at every address that is no API: the web client's page, in time. */
export function indexPage(request: Request): Response {
  return new Response(request.method === 'HEAD' ? null : WELCOME, {
    headers: {
      'content-type': 'text/html',
      'cache-control': 'no-cache, max-age=31556926, public',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': '',
      'x-frame-options': 'SAMEORIGIN',
      'content-security-policy': "frame-ancestors 'self' ; script-src 'self'",
    },
  });
}

const plain = (text: string, status = 200) => new Response(text, { status, headers: { 'content-type': 'text/plain' } });

/** What a supervisor asks: is it alive, can it work. */
export function pages(elysia: Elysia, app: App): void {
  elysia.get('/healthz', () => plain('ok'));
  elysia.get('/readyz', () =>
    anyUser(app.store.db).then(
      () => plain('ready'),
      () => plain('the database does not answer', 503),
    ),
  );
}
