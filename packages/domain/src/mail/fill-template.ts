/** What goes into a template: words, or what a part of it is repeated for. */
export interface Slots {
  readonly [name: string]: string | readonly Slots[] | undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

const SLOT = /\{\{#(\w+)\}\}([\s\S]*?)\{\{\/\1\}\}|\{\{(&?)(\w+)\}\}/g;

/**
 * Fills `{{name}}` with escaped words, `{{&name}}` with HTML that is safe already, and repeats `{{#list}}…{{/list}}` for each of a
 * list. What is filled in is not looked at again.
 */
export function fillTemplate(template: string, slots: Slots): string {
  return template.replace(SLOT, (_, list: string | undefined, inner: string, raw: string, name: string) => {
    const value = slots[list ?? name];
    if (list !== undefined) return Array.isArray(value) ? value.map((each: Slots) => fillTemplate(inner, { ...slots, ...each })).join('') : '';
    if (typeof value !== 'string') return '';
    return raw === '&' ? value : escapeHtml(value);
  });
}
