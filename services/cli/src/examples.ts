import type { Command } from 'commander';

/** What `--help` shows of each command, by its words. A test asks that none is missing. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  serve: ['MM_SERVICESETTINGS_LISTENADDRESS=:8080 FOREMAST_DATA=/srv/foremast foremast serve'],
  worker: ['MM_CACHESETTINGS_REDISADDRESS=localhost:6379 foremast worker'],
  migrate: ['foremast migrate'],
  'config get': ['foremast config get TeamSettings.SiteName', 'foremast --json config get EmailSettings'],
  'config set': ['foremast config set TeamSettings.SiteName "The Harbour"', 'foremast config set TeamSettings.EnableOpenServer true'],
  'config show': ['foremast config show --changed'],
  'config edit': ['EDITOR=nano foremast config edit'],
  'config import': ['foremast config import /opt/mattermost/config/config.json'],
  'user list': ['foremast user list --inactive', 'foremast --json user list --per-page 200'],
  'user create': ['foremast user create --username skipper --email skipper@example.com --admin'],
  'user activate': ['foremast user activate skipper'],
  'user deactivate': ['foremast user deactivate skipper@example.com'],
  'user password': ['foremast user password skipper'],
  'user role': ['foremast user role skipper system_user system_admin'],
  'notification why': ['foremast notification why mate 6xw5hxbgkjbn3khdcpx4qf5m1e'],
  'notification list': ['foremast notification list mate'],
  'user mfa-reset': ['foremast user mfa-reset skipper'],
  'user delete': ['foremast user delete skipper --yes'],
  'team list': ['foremast team list'],
  'team create': ['foremast team create --name harbour --display-name Harbour --private'],
  'team add': ['foremast team add harbour skipper mate@example.com'],
  'team remove': ['foremast team remove harbour mate'],
  'team archive': ['foremast team archive harbour'],
  'team restore': ['foremast team restore harbour'],
  'channel list': ['foremast channel list harbour'],
  'channel create': ['foremast channel create harbour --name deck --display-name Deck'],
  'channel add': ['foremast channel add harbour:deck skipper mate'],
  'channel remove': ['foremast channel remove harbour:deck mate'],
  'channel archive': ['foremast channel archive harbour:deck'],
  'channel restore': ['foremast channel restore harbour:deck'],
  'permissions list': ['foremast permissions list', 'foremast permissions list system_user'],
  'permissions add': ['foremast permissions add system_user create_team'],
  'permissions remove': ['foremast permissions remove system_user create_team list_public_teams'],
  'job list': ['foremast job list --type active_users'],
  'job run': ['foremast job run active_users'],
  'db copy': ['foremast db copy --from data/foremast.db --to postgres://foremast:secret@localhost/foremast'],
  'backup create': ['foremast backup create /backups/monday.zip'],
  'backup verify': ['foremast backup verify /backups/monday.zip'],
  'backup restore': ['FOREMAST_DATA=/srv/new foremast backup restore /backups/monday.zip'],
  doctor: ['foremast doctor', 'foremast --json doctor'],
  version: ['foremast version'],
  completion: ['foremast completion bash >> ~/.bashrc'],
};

/** Every command that does something, with the words that call it. */
export function leaves(command: Command, words: readonly string[] = []): [string, Command][] {
  return command.commands.flatMap((sub) => {
    const called = [...words, sub.name()];
    return sub.commands.length > 0 ? leaves(sub, called) : [[called.join(' '), sub] as [string, Command]];
  });
}

export function addExamples(program: Command): void {
  for (const [words, command] of leaves(program)) {
    const lines = EXAMPLES[words] ?? [];
    if (lines.length > 0)
      command.addHelpText('after', `\n${lines.length > 1 ? 'Examples' : 'Example'}:\n${lines.map((line) => `  ${line}`).join('\n')}`);
  }
}
