/** One comparison inside parentheses: attribute, operator, value (RFC 4515, extensible matches included). */
const COMPARISON = /^\(([A-Za-z0-9][A-Za-z0-9.;-]*)?(:dn)?(:[A-Za-z0-9.-]+)?(=|>=|<=|~=|:=)((?:[^()\\\0]|\\[0-9A-Fa-f]{2})*)\)/;

/** The rest of the text after one filter at its beginning; undefined when there is none. */
function afterFilter(text: string): string | undefined {
  const operator = /^\(\s*([&|!])/.exec(text);
  if (!operator) return COMPARISON.exec(text) ? text.replace(COMPARISON, '') : undefined;
  let rest = text.slice(operator[0].length).trimStart();
  let parts = 0;
  while (rest.startsWith('(')) {
    const next = afterFilter(rest);
    if (next === undefined) return undefined;
    rest = next.trimStart();
    parts++;
  }
  return rest.startsWith(')') && parts > 0 && (operator[1] !== '!' || parts === 1) ? rest.slice(1) : undefined;
}

/** Whether a search filter for a directory can be read. */
export const isLdapFilter = (text: string): boolean => afterFilter(text.trim()) === '';
