import type { Db } from '@foremast/store/store';
import { sql } from 'kysely';

/** Each answers rows that should not be. */
const BROKEN = {
  'a thread counts its answers': sql`select t.postid, t.replycount from threads t where t.threaddeleteat is null or t.threaddeleteat = 0
    group by t.postid, t.replycount having t.replycount <> (select count(*) from posts p where p.rootid = t.postid and p.deleteat = 0)`,
  'every message with answers has a thread': sql`select p.id from posts p where p.rootid <> '' and p.deleteat = 0
    and not exists (select 1 from threads t where t.postid = p.rootid)`,
  'no answer outlives its question': sql`select p.id from posts p join posts r on r.id = p.rootid where p.deleteat = 0 and r.deleteat > 0`,
  'an answer stands where its question stands': sql`select p.id from posts p join posts r on r.id = p.rootid where p.channelid <> r.channelid`,
  'a message knows whether somebody reacted': sql`select p.id from posts p where p.deleteat = 0
    and p.hasreactions <> exists (select 1 from reactions r where r.postid = p.id and r.deleteat = 0)`,
  'nobody has read more than there is': sql`select m.channelid, m.userid from channelmembers m join channels c on c.id = m.channelid
    where m.msgcount > c.totalmsgcount or m.msgcountroot > c.totalmsgcountroot or m.msgcount < 0 or m.mentioncount < 0 or m.mentioncountroot < 0`,
  'who is in a channel is in its team': sql`select m.channelid, m.userid from channelmembers m join channels c on c.id = m.channelid
    where c.teamid <> '' and not exists (select 1 from teammembers t where t.teamid = c.teamid and t.userid = m.userid and t.deleteat = 0)`,
  'who is in a channel is in its team, or made it': sql`select m.channelid, m.userid from channelmembers m join channels c on c.id = m.channelid
    where c.teamid <> '' and c.creatorid <> m.userid
    and not exists (select 1 from teammembers t where t.teamid = c.teamid and t.userid = m.userid and t.deleteat = 0)`,
  'who is in a channel has come and not left': sql`select m.channelid, m.userid from channelmembers m where
    (select count(*) from channelmemberhistory h where h.channelid = m.channelid and h.userid = m.userid and h.leavetime is null) <> 1`,
  'guests are guests everywhere, and nobody else is': sql`select m.channelid, m.userid from channelmembers m join users u on u.id = m.userid
    where m.schemeguest <> (u.roles like '%system_guest%')`,
  'guests of teams too': sql`select m.teamid, m.userid from teammembers m join users u on u.id = m.userid
    where m.deleteat = 0 and m.schemeguest <> (u.roles like '%system_guest%')`,
  'deactivated people have no sessions': sql`select s.userid from sessions s join users u on u.id = s.userid where u.deleteat > 0`,
  'people are there': sql`select m.userid from channelmembers m where not exists (select 1 from users u where u.id = m.userid)`,
  'people of teams are there': sql`select m.userid from teammembers m where m.deleteat = 0 and not exists (select 1 from users u where u.id = m.userid)`,
  'places are there': sql`select m.channelid as place, m.userid as who, 'member of a channel' as what from channelmembers m where not exists (select 1 from channels c where c.id = m.channelid)
    union all select m.teamid, m.userid, 'member of a team' from teammembers m where not exists (select 1 from teams t where t.id = m.teamid)
    union all select c.id, c.teamid, 'channel of a team' from channels c where c.teamid <> '' and not exists (select 1 from teams t where t.id = c.teamid)`,
  'what is said is said somewhere': sql`select p.id from posts p where not exists (select 1 from channels c where c.id = p.channelid)`,
  'a channel was written in no earlier than its last message': sql`select c.id from channels c
    where c.lastpostat < (select max(p.createat) from posts p where p.channelid = c.id and p.deleteat = 0 and p.originalid = '')`,
  'questions are among all messages': sql`select c.id from channels c where c.totalmsgcountroot > c.totalmsgcount or c.totalmsgcountroot < 0`,
  'a thread has its question': sql`select t.postid from threads t where coalesce(t.threaddeleteat, 0) = 0
    and not exists (select 1 from posts p where p.id = t.postid and p.deleteat = 0)`,
  'a thread is where its question is': sql`select t.postid from threads t join posts p on p.id = t.postid join channels c on c.id = p.channelid
    where t.channelid <> p.channelid or t.threadteamid <> c.teamid`,
  'who follows a thread is there, and so is its question': sql`select m.postid, m.userid, m.unreadmentions, u.id as person, p.id as question from threadmemberships m
    left join users u on u.id = m.userid left join posts p on p.id = m.postid where m.unreadmentions < 0 or u.id is null or p.id is null`,
  'what hangs on a message goes with it': sql`select r.postid, 'reaction' as what from reactions r where not exists (select 1 from posts p where p.id = r.postid)
    union all select a.postid, 'acknowledgement' from postacknowledgements a where not exists (select 1 from posts p where p.id = a.postid)
    union all select r.postid, 'reminder' from postreminders r where not exists (select 1 from posts p where p.id = r.postid)
    union all select s.postid, 'priority' from postspriority s where not exists (select 1 from posts p where p.id = s.postid)
    union all select n.postid, 'persistent notification' from persistentnotifications n where not exists (select 1 from posts p where p.id = n.postid)
    union all select x.postid, 'vanishing content' from temporaryposts x where not exists (select 1 from posts p where p.id = x.postid)
    union all select x.postid, 'receipt' from readreceipts x where not exists (select 1 from posts p where p.id = x.postid)
    union all select f.postid, 'file' from fileinfo f where f.postid not in ('', 'channel_bookmarks') and f.deleteat = 0
    and not exists (select 1 from posts p where p.id = f.postid) and not exists (select 1 from channelbookmarks b where b.id = f.postid)`,
  'open channels are listed as such, others not': sql`select c.id from channels c where c.type = 'O'
    and not exists (select 1 from publicchannels p where p.id = c.id and p.teamid = c.teamid and p.name = c.name and p.deleteat = c.deleteat)
    union all select p.id from publicchannels p where not exists (select 1 from channels c where c.id = p.id and c.type = 'O')`,
  // Statuses are left out: an administrator may set one for any id, as in the original.
  'who is gone left nothing personal': sql`select s.userid, 'session' as what from sessions s where not exists (select 1 from users u where u.id = s.userid)
    union all select a.userid, 'token' from useraccesstokens a where not exists (select 1 from users u where u.id = a.userid)
    union all select p.userid, 'preference' from preferences p where not exists (select 1 from users u where u.id = p.userid)
    union all select d.userid, 'draft' from drafts d where not exists (select 1 from users u where u.id = d.userid)
    union all select g.userid, 'group' from groupmembers g where not exists (select 1 from users u where u.id = g.userid)
    union all select c.userid, 'category' from sidebarcategories c where not exists (select 1 from users u where u.id = c.userid)
    union all select s.userid, 'scheduled' from scheduledposts s where not exists (select 1 from users u where u.id = s.userid)`,
  'a bot is an account': sql`select b.userid from bots b where not exists (select 1 from users u where u.id = b.userid)`,
  'members of a group have a group': sql`select g.groupid from groupmembers g where not exists (select 1 from usergroups u where u.id = g.groupid)`,
  'a place in the sidebar is in a category of the same person': sql`select s.channelid, s.userid from sidebarchannels s
    where not exists (select 1 from sidebarcategories c where c.id = s.categoryid and c.userid = s.userid)`,
  'a channel is once in the sidebar of a team': sql`select s.channelid, s.userid from sidebarchannels s join sidebarcategories c on c.id = s.categoryid
    group by s.channelid, s.userid, c.teamid having count(*) > 1`,
  'each kind of category that is always there is there once': sql`select c.userid, c.teamid, c.type from sidebarcategories c
    where c.type in ('favorites', 'channels', 'direct_messages') group by c.userid, c.teamid, c.type having count(*) > 1`,
  'a file that is there belongs to a message that is': sql`select f.id from fileinfo f where f.postid not in ('', 'channel_bookmarks') and f.deleteat = 0
    and not exists (select 1 from posts p where p.id = f.postid and p.deleteat = 0)
    and not exists (select 1 from posts o where o.originalid = f.postid) and not exists (select 1 from channelbookmarks b where b.id = f.postid)`,
};

/** Nobody could look after the server. */
const ADMINISTRATORS = sql`select id from users u where u.deleteat = 0 and ' ' || u.roles || ' ' like '% system_admin %'
  and not exists (select 1 from bots b where b.userid = u.id) limit 1`;

/** What of the things that must always hold does not: by name, with some of the rows. */
export async function brokenInvariants(db: Db, except: ReadonlySet<string> = new Set()): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const [name, query] of Object.entries(BROKEN)) {
    if (except.has(name)) continue;
    const { rows } = await query.execute(db);
    if (rows.length > 0) found[name] = rows.slice(0, 3);
  }
  if ((await ADMINISTRATORS.execute(db)).rows.length === 0) found['somebody can look after the server'] = [];
  return found;
}
