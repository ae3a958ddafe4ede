export interface ViewDefinition {
  readonly postgres: string;
  readonly sqlite: string;
}

const postgresDay = "(to_timestamp(posts.createat / 1000) AT TIME ZONE 'UTC')::date";
const sqliteDay = "date(posts.createat / 1000, 'unixepoch')";

function postsByTeamAndDay(day: string, authors: string): string {
  return `SELECT ${day} AS day, count(*) AS num, channels.teamid AS teamid
FROM posts JOIN channels ON channels.id = posts.channelid${authors}
GROUP BY 1, 3`;
}

function postsByUserAndDay(day: string): string {
  return `SELECT posts.userid AS userid, ${day} AS day, count(*) AS numposts, max(posts.createat) AS lastpostdate
FROM posts GROUP BY 1, 2`;
}

const files = 'SELECT count(*) AS num, coalesce(sum(size), 0) AS usage FROM fileinfo WHERE deleteat = 0';

const byBots = ' JOIN bots ON bots.userid = posts.userid';

const attributeRows = `FROM propertyvalues JOIN propertyfields ON propertyfields.id = propertyvalues.fieldid
WHERE propertyvalues.deleteat = 0 AND propertyfields.deleteat = 0
GROUP BY propertyvalues.groupid, propertyvalues.targetid, propertyvalues.targettype`;
const attributeKeys = 'propertyvalues.groupid AS groupid, propertyvalues.targetid AS targetid, propertyvalues.targettype AS targettype';

// A choice is stored by the ids of its options; rules speak of their names.
const postgresOptions = `jsonb_array_elements(CASE jsonb_typeof(propertyfields.attrs -> 'options')
      WHEN 'array' THEN propertyfields.attrs -> 'options' ELSE '[]' END) AS option (entry)`;
const postgresAttribute = `CASE propertyfields.type
    WHEN 'select' THEN (SELECT to_jsonb(min(entry ->> 'name')) FROM ${postgresOptions}
      WHERE entry ->> 'id' = propertyvalues.value #>> '{}')
    WHEN 'multiselect' THEN (SELECT coalesce(jsonb_agg(entry -> 'name'), '[]') FROM ${postgresOptions}
      WHERE propertyvalues.value @> jsonb_build_array(entry -> 'id'))
    ELSE propertyvalues.value END`;

const sqliteOptions = `json_each(CASE json_type(propertyfields.attrs, '$.options')
      WHEN 'array' THEN json_extract(propertyfields.attrs, '$.options') ELSE '[]' END) AS option`;
const sqliteAttribute = `json(CASE propertyfields.type
    WHEN 'select' THEN (SELECT json_quote(min(option.value ->> 'name')) FROM ${sqliteOptions}
      WHERE option.value ->> 'id' = json_extract(propertyvalues.value, '$'))
    WHEN 'multiselect' THEN (SELECT json_group_array(option.value ->> 'name') FROM ${sqliteOptions}
      WHERE option.value ->> 'id' IN (SELECT value FROM json_each(propertyvalues.value)))
    ELSE propertyvalues.value END)`;

/** The materialized views. On SQLite they are plain views and never lag. Days are those of UTC; deleted posts count. */
export const viewDefinitions: Readonly<Record<string, ViewDefinition>> = {
  attributeview: {
    postgres: `SELECT ${attributeKeys}, jsonb_object_agg(propertyfields.name, ${postgresAttribute}) AS attributes\n${attributeRows}`,
    sqlite: `SELECT ${attributeKeys}, json_group_object(propertyfields.name, ${sqliteAttribute}) AS attributes\n${attributeRows}`,
  },
  bot_posts_by_team_day: {
    postgres: postsByTeamAndDay(postgresDay, byBots),
    sqlite: postsByTeamAndDay(sqliteDay, byBots),
  },
  file_stats: {
    postgres: files,
    sqlite: files,
  },
  posts_by_team_day: {
    postgres: postsByTeamAndDay(postgresDay, ''),
    sqlite: postsByTeamAndDay(sqliteDay, ''),
  },
  poststats: {
    postgres: postsByUserAndDay(postgresDay),
    sqlite: postsByUserAndDay(sqliteDay),
  },
};
