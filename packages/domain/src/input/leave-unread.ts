/** The rest of a body is not wanted. Nobody waits for the end of it: of some bodies it is told only when all has arrived, or never. */
export function leaveUnread(request: Request): void {
  if (request.body && !request.body.locked) void request.body.cancel().catch(() => undefined);
}
