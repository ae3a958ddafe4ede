import type { Ctx, Tx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { trimMarks } from '@foremast/kernel/trim-marks';
import { wordsFor } from '@foremast/kernel/words';
import { findUserByEmail, findUserByUsername, type UserRow } from '@foremast/store/queries/users';
import { joinTeam } from '../teams/join-team.ts';
import { sendPasswordLink } from '../users/account-mails.ts';
import { insertAccount } from '../users/insert-account.ts';
import { isEmail, isUsername } from '../users/validate-user.ts';
import type { SlackImport } from './slack-import.ts';
import { readable, SlackUser } from './slack-models.ts';

const cut = (text: string, most: number): string => [...text].slice(0, most).join('');

/** The name as it may be here; with a number where somebody else has it. */
async function freeName(tx: Tx, given: string): Promise<string> {
  const clean =
    given
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, '-')
      .slice(0, 56) || 'slack-user';
  for (let number = 1; ; number++) {
    const name = number === 1 ? clean : `${clean}-${number}`;
    if (isUsername(name) && !(await findUserByUsername(tx.db, name))) return name;
  }
}

function addressOf({ name, profile }: SlackUser, say: (line: string) => void): string {
  const email = profile.email.toLowerCase();
  if (isEmail(email)) return email;
  const invented = `${trimMarks(name.toLowerCase().replace(/[^a-z0-9]+/g, '-'), '-') || 'slack-user'}@example.com`;
  say(`${name} has no e-mail address; ${invented} stands for it.`);
  return invented;
}

async function importPerson(tx: Tx, slack: SlackUser, { team, byAdministrator, report }: SlackImport): Promise<UserRow> {
  const say = (line: string) => report.say('users', line);
  const email = addressOf(slack, say);
  const known = await findUserByEmail(tx.db, email);
  if (known) {
    if (known.delete_at === 0) await joinTeam(tx, team, known);
    say(`${slack.name} is @${known.username}, who was here already.`);
    return known;
  }
  const { first_name, last_name, title } = slack.profile;
  const user = await insertAccount(tx, {
    username: await freeName(tx, slack.name),
    email,
    first_name: cut(first_name, 64),
    last_name: cut(last_name, 64),
    position: cut(title, 128),
    email_verified: byAdministrator,
  });
  await joinTeam(tx, team, user);
  await sendPasswordLink(tx, user);
  say(`${slack.name} is @${user.username} now, with the address ${email}.`);
  return user;
}

/** Everybody of the workspace, by the ids they have there; who cannot have an account here is left out and named. */
export async function importPeople(ctx: Ctx, slack: SlackImport): Promise<Map<string, UserRow>> {
  const people = new Map<string, UserRow>();
  for (const person of readable(SlackUser, (await slack.archive.list('users.json')) ?? [])) {
    if (person.id === '' || people.has(person.id)) continue;
    try {
      people.set(person.id, await ctx.tx((tx) => importPerson(tx, person, slack)));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      slack.report.say('users', `${person.name} could not be brought over: ${wordsFor(error)}`);
    }
  }
  return people;
}
