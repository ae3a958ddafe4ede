import { type Static, t } from '@foremast/wire/scalars';

/** A mail that is to be sent: words in the reader's language, and one thing to press. */
export const Letter = t.Object({
  to: t.String(),
  subject: t.String(),
  lines: t.Array(t.String()),
  button: t.Optional(t.Object({ label: t.String(), url: t.String() })),
  /** Shown at the end and linked to. */
  site: t.Object({ name: t.String(), url: t.String() }),
});
export type Letter = Static<typeof Letter>;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

export function letterText({ lines, button, site }: Letter): string {
  const call = button ? [`${button.label}: ${button.url}`] : [];
  return [...lines, ...call, `${site.name}${site.url ? ` ${site.url}` : ''}`].join('\n\n');
}

const BUTTON = 'display:inline-block;padding:10px 18px;background:#1c58d9;color:#fff;border-radius:4px;text-decoration:none;font-weight:600';

export function letterHtml({ subject, lines, button, site }: Letter): string {
  const paragraphs = lines.map((line) => `<p style="margin:0 0 16px">${escaped(line)}</p>`).join('');
  const call = button ? `<p style="margin:24px 0"><a href="${escaped(button.url)}" style="${BUTTON}">${escaped(button.label)}</a></p>` : '';
  const home = site.url ? `<a href="${escaped(site.url)}" style="color:#5d6b7a">${escaped(site.name)}</a>` : escaped(site.name);
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="margin:0;background:#f2f4f7"><table role="presentation" width="100%"><tr><td align="center" style="padding:24px"><table role="presentation" width="560" style="background:#fff;border-radius:8px;font:15px/1.5 system-ui,Arial,sans-serif;color:#1c2733"><tr><td style="padding:32px"><h1 style="margin:0 0 20px;font-size:20px">${escaped(subject)}</h1>${paragraphs}${call}</td></tr><tr><td style="padding:16px 32px;font-size:12px;color:#5d6b7a">${home}</td></tr></table></td></tr></table></body></html>`;
}
