import { expect, test } from 'bun:test';
import { startServer } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer();
const methods = recorder('profile attributes');
const admin = methods.of(server.admin);
const [alice, bob] = [await server.user(), await server.user()];
const own = methods.of(alice);

test('a field of profiles is made, filled in, seen by others, changed and deleted', async () => {
  const socket = await bob.listen();
  const field = await admin.createCustomProfileAttributeField({ name: 'Desk', type: 'text', attrs: {} } as never);
  expect(field).toMatchObject({ name: 'Desk', type: 'text' });
  expect((await socket.next('custom_profile_attributes_field_created')).data.field).toMatchObject({ id: field.id });
  expect((await own.getCustomProfileAttributeFields()).map(({ id }) => id)).toEqual([field.id]);
  expect(await own.updateCustomProfileAttributeValues({ [field.id]: 'near the window' })).toEqual({ [field.id]: 'near the window' });
  expect((await socket.next('custom_profile_attributes_values_updated')).data).toMatchObject({ user_id: alice.id });
  expect(await methods.of(bob).getUserCustomProfileAttributesValues(alice.id)).toEqual({ [field.id]: 'near the window' });
  expect(await admin.updateUserCustomProfileAttributesValues(alice.id, { [field.id]: 'by the door' })).toEqual({ [field.id]: 'by the door' });
  expect(await admin.patchCustomProfileAttributeField(field.id, { name: 'Place' } as never)).toMatchObject({ id: field.id, name: 'Place' });
  await expect(own.createCustomProfileAttributeField({ name: 'Mine', type: 'text' } as never)).rejects.toMatchObject({ status_code: 403 });
  expect(await admin.deleteCustomProfileAttributeField(field.id)).toEqual({ status: 'OK' });
  expect(await own.getCustomProfileAttributeFields()).toEqual([]);
});

methods.everyMethodIsCalled();
