import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import type { App } from '@foremast/kernel/app';
import { type Environment, unknownVariables } from '@foremast/kernel/config/environment';
import { builtIn } from '@foremast/kernel/config/settings';
import { filesDirectoryOf } from '@foremast/kernel/config/startup';
import { validate } from '@foremast/kernel/config/validate';
import { findAdministrator } from '@foremast/store/queries/administrators';

export interface Finding {
  readonly level: 'fine' | 'warning' | 'wrong';
  readonly what: string;
  /** What to do; empty when all is well. */
  readonly remedy: string;
}

const fine = (what: string): Finding => ({ level: 'fine', what, remedy: '' });
const warning = (what: string, remedy: string): Finding => ({ level: 'warning', what, remedy });
const wrong = (what: string, remedy: string): Finding => ({ level: 'wrong', what, remedy });

const REACH_MS = 3_000;

/** Does something listen there? */
function reachable(host: string, port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect({ host, port });
    const end = (result: boolean) => {
      socket.destroy();
      answer(result);
    };
    socket.setTimeout(REACH_MS, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

function siteUrl({ config }: App): Finding {
  const { SiteURL } = config.current.ServiceSettings;
  if (SiteURL === '') return warning('SiteURL is not set', 'set MM_SERVICESETTINGS_SITEURL to the address that people use: links in mails need it');
  if (!URL.canParse(SiteURL)) return wrong(`SiteURL is ${SiteURL}, which is no address`, 'write it like https://chat.example.com');
  const { protocol, hostname } = new URL(SiteURL);
  if (protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    return warning('people reach the server without TLS', 'put a proxy with a certificate in front, and use https:// in SiteURL');
  return fine(`SiteURL is ${SiteURL}`);
}

async function administrator({ store }: App): Promise<Finding> {
  return (await findAdministrator(store.db))
    ? fine('there is an administrator')
    : warning(
        'nobody administers the server yet',
        'sign up before others do: the first account becomes the administrator; or foremast user create --admin',
      );
}

function openness({ config }: App): Finding {
  return config.current.TeamSettings.EnableOpenServer
    ? warning('everybody who reaches the server may make an account', 'set TeamSettings.EnableOpenServer to false if that is not wanted')
    : fine('accounts are made by invitation only');
}

async function mail({ config }: App): Promise<Finding> {
  const { SMTPServer, SMTPPort, SendEmailNotifications } = config.current.EmailSettings;
  const { EmailSettings: untouched } = builtIn();
  const unset = SMTPServer === '' || (SMTPServer === untouched.SMTPServer && SMTPPort === untouched.SMTPPort);
  if (unset) return warning('no mail server is set', 'set EmailSettings.SMTPServer and SMTPPort: invitations and new passwords go by mail');
  if (!(await reachable(SMTPServer, Number(SMTPPort))))
    return wrong(`the mail server ${SMTPServer}:${SMTPPort} does not answer`, 'check its name and port, and whether a firewall is in between');
  return SendEmailNotifications
    ? fine(`mail goes through ${SMTPServer}:${SMTPPort}`)
    : warning('mails about messages are switched off', 'set EmailSettings.SendEmailNotifications to true');
}

async function redis({ startup }: App): Promise<Finding[]> {
  if (!startup.redis) return [];
  const { hostname, port } = new URL(startup.redis.url);
  const up = await reachable(hostname, Number(port || 6379));
  return [
    up
      ? fine(`Redis answers at ${hostname}`)
      : wrong(`Redis does not answer at ${hostname}:${port || 6379}`, 'start it, or unset MM_CACHESETTINGS_REDISADDRESS'),
  ];
}

async function files(app: App): Promise<Finding> {
  const folder = filesDirectoryOf(app.config.current, app.startup);
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  return writable
    ? fine(`files are kept in ${folder}`)
    : wrong(`${folder} cannot be written`, 'make it, and give it to the account that runs the server');
}

function settings({ config }: App): Finding {
  const broken = validate(config.current);
  return broken ? wrong(`the settings break a rule: ${broken.id}`, 'foremast config edit') : fine('the settings are in order');
}

function variables(env: Environment): Finding[] {
  return unknownVariables(env).map((name) => warning(`${name} is no setting`, 'correct its name or unset it: it has no effect'));
}

function passwords({ config }: App): Finding {
  const { MinimumLength } = config.current.PasswordSettings;
  return MinimumLength < 8
    ? warning(`passwords may be as short as ${MinimumLength}`, 'set PasswordSettings.MinimumLength to 8 or more')
    : fine(`passwords have at least ${MinimumLength} characters`);
}

/** Looks at everything that commonly goes wrong. */
export async function examine(app: App, env: Environment): Promise<Finding[]> {
  const database = fine(`the database (${app.store.dialect.name}) is open and up to date`);
  return [
    database,
    settings(app),
    ...variables(env),
    await files(app),
    ...(await redis(app)),
    siteUrl(app),
    await administrator(app),
    openness(app),
    passwords(app),
    await mail(app),
  ];
}
