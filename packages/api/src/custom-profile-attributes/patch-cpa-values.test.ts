import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { createCpaField } from './create-cpa-field.ts';
import { deleteCpaField } from './delete-cpa-field.ts';
import { listCpaValues } from './list-cpa-values.ts';
import { patchCpaValues } from './patch-cpa-values.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const make = async (name: string, type: string, attrs: object = {}) =>
  (await server.admin.call(createCpaField, { body: { name, type, attrs } })).body;
const valuesOf = async (userId: string) => (await bob.call(listCpaValues, { params: { user_id: userId } })).body;

test('what somebody tells is kept by field, and everybody hears it', async () => {
  const [town, colour] = [await make('town', 'text'), await make('colour', 'select', { options: [{ name: 'red' }] })];
  const socket = await bob.listen();
  const values = { [town.id]: 'Ankh', [colour.id]: colour.attrs.options[0].id };
  expect((await alice.call(patchCpaValues, { body: { ...values, [town.id]: '  Ankh ' } })).body).toEqual(values);
  expect((await socket.next('custom_profile_attributes_values_updated')).data).toEqual({ user_id: alice.id, values });
  expect(await valuesOf(alice.id)).toEqual(values);
  await server.admin.call(deleteCpaField, { params: { field_id: town.id } });
  expect(await valuesOf(alice.id)).toEqual({ [colour.id]: values[colour.id] });
});

test('values must fit their field, all or none are kept', async () => {
  const [mail, held] = [await make('mail', 'text', { value_type: 'email' }), await make('held', 'text', { managed: 'admin' })];
  const person = await server.user();
  const set = (body: object) => person.call(patchCpaValues, { body });
  expect(await set({ [mail.id]: 'no address' })).toMatchObject({
    status: 400,
    body: { id: 'app.custom_profile_attributes.validate_value.app_error' },
  });
  expect(await set({ [mail.id]: 'a@example.com', [held.id]: 'mine' })).toMatchObject({ status: 403 });
  expect(await set({ ['a'.repeat(26)]: 'x' })).toMatchObject({ status: 404 });
  expect(await valuesOf(person.id)).toEqual({});
});

test.each([
  ['without a name', 400, { name: '', type: 'text' }],
  ['of an unknown type', 400, { name: 'x', type: 'colourful' }],
  ['with nothing to choose from', 422, { name: 'x', type: 'select', attrs: { options: [] } }],
])('a field %s is refused', async (_, status, body) => {
  expect((await server.admin.call(createCpaField, { body })).status).toBe(status);
});

test('only administrators lay fields down', async () => {
  expect((await alice.call(createCpaField, { body: { name: 'mine', type: 'text' } })).status).toBe(403);
});
