import { hasSystem } from '@foremast/domain/permissions/system';
import { noPermission } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

const LONGEST = 400;

export const postLog = operation({
  id: 'PostLog',
  method: 'POST',
  path: '/api/v4/logs',
  summary: 'A client adds a line to the server log.',
  body: t.Object({ level: t.String(), message: t.String() }),
  lenientBody: true,
  response: t.Object({ level: t.String(), message: t.String() }),
  permission: 'public',
  async handle({ body }, ctx) {
    const developer = ctx.config.ServiceSettings.EnableDeveloper;
    if (!ctx.maybeSession && !developer) throw noPermission();
    const trusted = developer || (await hasSystem(ctx, 'manage_system'));
    const level = trusted ? body.level : 'DEBUG';
    const text = body.message.length > LONGEST ? body.message.slice(0, LONGEST - 1) : body.message;
    const message = `Client Logs API Endpoint Message: ${text}`;
    ctx.app.log.write(level === 'ERROR' ? 'error' : 'debug', message, {
      type: 'client_message',
      user_agent: ctx.request.headers.get('user-agent') ?? '',
    });
    return { level, message };
  },
});
