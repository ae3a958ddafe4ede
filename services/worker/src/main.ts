import { work } from './work.ts';

await work(process.env);
