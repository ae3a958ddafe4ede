import { createHash } from 'node:crypto';
import type { Ctx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { wordsFor } from '@foremast/kernel/words';

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:34em;margin:10vh auto;padding:0 1em;color:#1c2733}button,a.button{font:inherit;padding:.5em 1.2em;border:1px solid #9aa7b4;border-radius:4px;background:#fff;color:inherit;text-decoration:none;cursor:pointer}button.main{background:#1c58d9;border-color:#1c58d9;color:#fff}';

export interface Page {
  readonly title: string;
  /** HTML; texts in it are escaped. */
  readonly body: string;
  readonly script?: string;
  readonly status?: number;
}

/** A page of our own for people whose browser was sent here. It may not be framed, and runs no script but its own. */
export function browserPage({ title, body, script, status = 200 }: Page): Response {
  const hash = script === undefined ? "'none'" : `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>${STYLE}</style><h1>${escapeHtml(title)}</h1>
${body}${script === undefined ? '' : `<script>${script}</script>`}</html>`;
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html',
      'cache-control': 'no-cache, no-store, must-revalidate',
      'x-frame-options': 'SAMEORIGIN',
      'content-security-policy': `frame-ancestors 'self'; script-src ${hash}`,
    },
  });
}

/** Where this site begins, as an address in the same site: '' or a path. */
export function sitePrefix(ctx: Ctx): string {
  const { SiteURL } = ctx.config.ServiceSettings;
  return URL.canParse(SiteURL) ? new URL(SiteURL).pathname.replace(/\/+$/, '') : '';
}

const errorPage = (ctx: Ctx, error: AppError): Response =>
  browserPage({
    title: 'This did not work',
    body: `<p>${escapeHtml(wordsFor(error))}</p><p><a class="button" href="${escapeHtml(sitePrefix(ctx))}/">Go on</a></p>`,
    status: error.status,
  });

/** What is refused is told on a page: there is a person in front of it, not a program. Phones' programs say what they are. */
export async function inBrowser(ctx: Ctx, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && ctx.request.headers.get('x-mobile-app') === null) return errorPage(ctx, error);
    throw error;
  }
}

/** An address as a header holds it: what is no plain sign stands there by its number. */
const inHeader = (address: string): string => address.toWellFormed().replace(/[^\x21-\x7e]/gu, encodeURIComponent);

/** Sends a browser on. */
export const redirect = (location: string): Response =>
  new Response(null, { status: 302, headers: { location: inHeader(location), 'content-type': 'application/json' } });
