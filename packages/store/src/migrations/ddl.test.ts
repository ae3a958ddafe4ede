import { expect, test } from 'bun:test';
import { postgresIndexes, postgresTable, sqliteExpression, sqliteIndexes, sqliteTable, sqliteType } from './ddl.ts';
import type { TableShape } from './shape.ts';

const table: TableShape = {
  kind: 'table',
  primary_key: ['ownerid', 'id'],
  columns: [
    { name: 'id', type: 'character varying(26)', not_null: true },
    { name: 'ownerid', type: 'character varying(26)', not_null: true, default: "''::character varying" },
    { name: 'lastat', type: 'bigint', default: "'0'::bigint" },
    { name: 'type', type: 'mood', default: "'calm'::mood" },
    { name: 'note', type: 'character varying(64)', default: 'NULL::character varying' },
    { name: 'props', type: 'jsonb' },
    { name: 'muted', type: 'boolean', not_null: true, default: 'false' },
  ],
  indexes: [
    { name: 'things_note_key', unique: true, method: 'btree', on: '(note)' },
    { name: 'idx_things_live', unique: true, method: 'btree', on: "(id) WHERE ((note)::text = 'a'::text)" },
    { name: 'idx_things_note_txt', unique: false, method: 'gin', on: "(to_tsvector('english'::regconfig, (note)::text))" },
    { name: 'idx_things_note_lower', unique: false, method: 'btree', on: '(lower((note)::text) text_pattern_ops)' },
  ],
};

test('a table for PostgreSQL is written as it is described', () => {
  expect(postgresTable('things', table, 'fillfactor=90')).toBe(
    `CREATE TABLE "things" (
  "id" character varying(26) NOT NULL,
  "ownerid" character varying(26) DEFAULT ''::character varying NOT NULL,
  "lastat" bigint DEFAULT '0'::bigint,
  "type" mood DEFAULT 'calm'::mood,
  "note" character varying(64) DEFAULT NULL::character varying,
  "props" jsonb,
  "muted" boolean DEFAULT false NOT NULL,
  PRIMARY KEY ("ownerid", "id")
) WITH (fillfactor=90)`,
  );
});

test('a table for SQLite keeps the types that are converted and checks the others', () => {
  expect(sqliteTable('things', table, { mood: ['calm', 'cross'] })).toBe(
    `CREATE TABLE "things" (
  "id" text NOT NULL,
  "ownerid" text DEFAULT '' NOT NULL,
  "lastat" bigint DEFAULT 0,
  "type" text DEFAULT 'calm' CHECK ("type" IN ('calm', 'cross')),
  "note" text DEFAULT NULL,
  "props" jsonb,
  "muted" boolean DEFAULT false NOT NULL,
  PRIMARY KEY ("ownerid", "id")
)`,
  );
});

test('unique constraints and unique indexes are told apart by their names', () => {
  expect(postgresIndexes('things', table)).toEqual([
    'ALTER TABLE "things" ADD CONSTRAINT "things_note_key" UNIQUE (note)',
    `CREATE UNIQUE INDEX "idx_things_live" ON "things" USING btree (id) WHERE ((note)::text = 'a'::text)`,
    `CREATE INDEX "idx_things_note_txt" ON "things" USING gin (to_tsvector('english'::regconfig, (note)::text))`,
    'CREATE INDEX "idx_things_note_lower" ON "things" USING btree (lower((note)::text) text_pattern_ops)',
  ]);
});

test('SQLite gets every index but those for full text', () => {
  expect(sqliteIndexes('things', table)).toEqual([
    'CREATE UNIQUE INDEX "things_note_key" ON "things" (note)',
    `CREATE UNIQUE INDEX "idx_things_live" ON "things" (id) WHERE (note = 'a')`,
    'CREATE INDEX "idx_things_note_lower" ON "things" (lower(note))',
  ]);
});

test('what has no form in SQLite is an error, not a guess', () => {
  expect(() => sqliteExpression("(when)::date > '2020-01-01'::date + interval '1 day'::interval")).toThrow('no SQLite form');
  expect(() => sqliteType('tsvector', {})).toThrow('no SQLite type');
});
