import { purgeBleveIndexes } from './purge-bleve-indexes.ts';

export const bleve = [purgeBleveIndexes];
