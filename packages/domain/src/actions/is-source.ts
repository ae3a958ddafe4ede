/** Where a menu gets its entries from: a page of a part of this server, or somewhere else on the web. */
export function isSource(url: string): boolean {
  if (url.startsWith('/plugins/')) return !url.includes('..') && !url.slice(1).includes('//');
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}
