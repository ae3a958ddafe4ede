import type { Ctx, Session } from '@foremast/kernel/context';

const HOUR_SECONDS = 3600;

function sitePath(siteUrl: string): string {
  const path = URL.canParse(siteUrl) ? new URL(siteUrl).pathname : '/';
  return path.replace(/\/+$/, '') || '/';
}

/** The three cookies of a browser session. Scripts may read the person's id and the CSRF token, not the session's. */
export function setSessionCookies(ctx: Ctx, session: Session): void {
  const { SiteURL, SessionLengthWebInHours, AllowCookiesForSubdomains } = ctx.config.ServiceSettings;
  const age = SessionLengthWebInHours * HOUR_SECONDS;
  const expires = new Date(ctx.now() + age * 1000).toUTCString();
  const domain = AllowCookiesForSubdomains && URL.canParse(SiteURL) ? `; Domain=${new URL(SiteURL).hostname}` : '';
  const secure = ctx.request.secure ? `; Secure${/(?:^|;\s*)MMEMBED=1/.test(ctx.request.headers.get('cookie') ?? '') ? '; SameSite=None' : ''}` : '';
  const rest = `; Path=${sitePath(SiteURL)}; Expires=${expires}; Max-Age=${age}${domain}`;
  ctx.reply.cookies.push(
    `MMAUTHTOKEN=${session.token}${rest}; HttpOnly${secure}`,
    `MMUSERID=${session.user_id}${rest}${secure}`,
    `MMCSRF=${session.props.csrf ?? ''}${rest}${secure}`,
  );
}

export function clearSessionCookie(ctx: Ctx): void {
  ctx.reply.cookies.push(`MMAUTHTOKEN=; Path=${sitePath(ctx.config.ServiceSettings.SiteURL)}; Max-Age=0; HttpOnly`);
}
