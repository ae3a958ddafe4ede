import { completeOAuth } from './complete-oauth.ts';
import { loginIntune } from './login-intune.ts';
import { loginWithOAuth } from './login-with-oauth.ts';
import { mobileLoginWithOAuth } from './mobile-login-with-oauth.ts';
import { signupWithOAuth } from './signup-with-oauth.ts';

export const signInElsewhere = [...completeOAuth, loginIntune, loginWithOAuth, mobileLoginWithOAuth, signupWithOAuth];
