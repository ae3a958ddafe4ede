import type { Ctx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { CONSENT, findOAuthApp, type OAuthAppRow } from '@foremast/store/queries/oauth-apps';
import { findPreference } from '@foremast/store/queries/preferences';
import type { AuthorizeRequest } from '@foremast/wire/models/oauth-app';
import { browserPage, escapeHtml, redirect, sitePrefix } from '../system/browser-page.ts';
import { siteUrl } from '../system/site-url.ts';
import { mfaMissing } from '../users/mfa.ts';
import { allowApp, refusedRedirect, refuseUnfit } from './allow-app.ts';
import { refuseIfProviderOff } from './find-app.ts';
import { requestError } from './validate-request.ts';

/** As a query writes it: what `encodeURIComponent` leaves alone, and spaces as plus signs. */
const queryEscape = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');

function toSignIn(ctx: Ctx, loginHint: string): Response {
  const { path, query, raw } = ctx.request;
  const asked = raw ? raw.url.slice(raw.url.indexOf('/', raw.url.indexOf('//') + 2)) : `${path}?${query}`;
  const page = loginHint === 'saml' && ctx.config.SamlSettings.Enable ? '/login/sso/saml' : '/login';
  return redirect(`${siteUrl(ctx).replace(/\/+$/, '')}${page}?redirect_to=${queryEscape(asked)}`);
}

// The answer is fetched, not posted as a form, because the session is a cookie and wants its token beside it.
const SCRIPT = `const f=document.querySelector('form'),p=document.querySelector('#problem');f.addEventListener('submit',async(e)=>{e.preventDefault();
const csrf=(document.cookie.match(/(?:^|; )MMCSRF=([^;]*)/)||[])[1]||'';
const r=await fetch(f.action,{method:'POST',headers:{'Content-Type':'application/json','X-CSRF-Token':csrf,'X-Requested-With':'XMLHttpRequest'},body:f.dataset.request});
const a=await r.json();if(r.ok)location.href=a.redirect;else p.textContent=a.message;});`;

function askPage(ctx: Ctx, app: OAuthAppRow, request: AuthorizeRequest): Response {
  const name = escapeHtml(app.name);
  const home = app.homepage === '' ? '' : ` (<a href="${escapeHtml(app.homepage)}" rel="noreferrer noopener">${escapeHtml(app.homepage)}</a>)`;
  const body = `<p><strong>${name}</strong>${home} wants to act on this server in your name: to read what you may read, and to do what you may do.</p>
${app.description === '' ? '' : `<p>${escapeHtml(app.description)}</p>`}
<p>You go on to <code>${escapeHtml(request.redirect_uri)}</code>.</p>
<form action="${escapeHtml(sitePrefix(ctx))}/oauth/authorize" data-request="${escapeHtml(JSON.stringify(request))}">
<button class="main">Allow</button> <a class="button" href="${escapeHtml(refusedRedirect(request, 'access_denied'))}">Refuse</a></form><p id="problem" role="alert"></p>`;
  return browserPage({ title: `Allow ${app.name}?`, body, script: SCRIPT });
}

/**
 * Where a program sends somebody to be allowed. Strangers sign in first; who agreed before, or to a trusted app, goes straight
 * on. A program's own session agrees to nothing, nor does one without the second factor that the server asks for.
 */
export async function authorizePage(ctx: Ctx, request: AuthorizeRequest, loginHint: string): Promise<Response> {
  refuseIfProviderOff(ctx, 'api.oauth.authorize_oauth.disabled.app_error');
  const wrong = requestError(request);
  if (wrong) throw wrong;
  const app = await findOAuthApp(ctx.db, request.client_id);
  if (!app) throw notFound('app.oauth.get_app.find.app_error');
  const session = ctx.maybeSession;
  if (!session || session.is_oauth || (await mfaMissing(ctx.app, session))) return toSignIn(ctx, loginHint);
  refuseUnfit(app, request);
  const agreed = app.is_trusted || (await findPreference(ctx.db, session.user_id, CONSENT, app.id)) !== undefined;
  return agreed ? redirect(await allowApp(ctx, request)) : askPage(ctx, app, request);
}
