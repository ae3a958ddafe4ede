import { createUser } from './create-user.ts';
import { getUser } from './get-user.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';

export const users = [createUser, getUser, login, logout];
