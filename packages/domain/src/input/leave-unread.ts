/** The rest of a body is not wanted: the connection need not wait for somebody to read it. */
export async function leaveUnread(request: Request): Promise<void> {
  if (request.body && !request.body.locked) await request.body.cancel().catch(() => undefined);
}
