import { invalidUrl, notFound } from '@foremast/kernel/error';

/** A category or name in an address: at least two characters, none but letters, digits and `_`. */
export function checkPreferenceKey(param: 'category' | 'preference_name', key: string): void {
  if (!/^\w+$/.test(key)) throw notFound('api.context.404.app_error');
  if (key.length < 2) throw invalidUrl(param);
}
