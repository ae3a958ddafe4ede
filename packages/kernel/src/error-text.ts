/** What is to be read of something thrown: its stack where it has one. Errors of the system (files, sockets, stores) have none. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  const text = stack?.includes(message) ? stack : [`${name}: ${message}`, ...(stack ? [stack] : [])].join('\n');
  return cause === undefined ? text : `${text}\nbecause of ${errorText(cause)}`;
}
