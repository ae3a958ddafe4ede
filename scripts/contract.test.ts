import { expect, test } from 'bun:test';
import { type Contract, contractProblems, missingIds, tsvRows } from './contract.ts';

const contract: Contract = {
  operations: [
    { id: 'GetUser', method: 'GET', path: '/api/v4/users/{user_id}' },
    { id: 'CreatePost', method: 'POST', path: '/api/v4/posts' },
  ],
  extra: [
    { method: 'POST', path: '/api/v4/drafts' },
    { method: 'ANY', path: '/robots.txt' },
  ],
};
const [getUser, createPost] = contract.operations as [Contract['operations'][number], Contract['operations'][number]];
const check = (registry: Contract['operations'], ...allowed: string[]) => contractProblems(contract, registry, new Set(allowed));

test('a registry as the contract has it passes, with routes of its own naming', () => {
  const upsertDraft = { id: 'UpsertDraft', method: 'POST', path: '/api/v4/drafts' };
  const robots = { id: 'GetRobots', method: 'GET', path: '/robots.txt' };
  expect(check([getUser, createPost, upsertDraft, robots])).toEqual([]);
});

test('what is missing has to be listed, and what is listed has to be missing', () => {
  expect(missingIds(contract, [getUser])).toEqual(['CreatePost']);
  expect(check([getUser], 'CreatePost')).toEqual([]);
  expect(check([getUser])).toEqual(['in the contract, and neither registered nor listed in operations-missing.txt: CreatePost']);
  expect(check([getUser, createPost], 'CreatePost')).toEqual(['CreatePost is registered and still listed in operations-missing.txt']);
  expect(check([getUser, createPost], 'Nothing')).toEqual(['Nothing is listed in operations-missing.txt, and no operation of the contract']);
});

test('a route that differs, that nobody knows or that is there twice is found', () => {
  expect(check([getUser, { ...createPost, method: 'PUT' }])).toEqual(['CreatePost is PUT /api/v4/posts, and POST /api/v4/posts in the contract']);
  expect(check([getUser, createPost, { id: 'Mine', method: 'GET', path: '/mine' }])).toEqual([
    'Mine (GET /mine) is neither in operations.tsv nor in routes-extra.tsv',
  ]);
  expect(check([getUser, createPost, getUser])).toEqual(['GetUser is registered twice', 'GET /api/v4/users/{user_id} is registered twice']);
});

test('tab-separated rows are read by the names of their columns', () => {
  expect(tsvRows('a\tb\n1\t2\n3\t4\n')).toEqual([
    { a: '1', b: '2' },
    { a: '3', b: '4' },
  ]);
});
