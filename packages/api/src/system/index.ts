import { getPing } from './get-ping.ts';

export const system = [getPing];
