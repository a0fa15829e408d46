import {relative} from 'node:path';
import type {rightsStatus} from '../../node/status.ts';
import {styleText} from './terminal.ts';

type Rights = Awaited<ReturnType<typeof rightsStatus>>;

/** Which delivered variants lose a right, for people: each with the licence, the record and the files. */
export function describeRights({on, lapses, unknown}: Rights, root: string): string[] {
  const short = (path: string): string => relative(root, path) || path;
  const variants = new Set(lapses.map(({spot, variant}) => `${spot}/${variant}`)).size;
  return [
    ...lapses.flatMap(
      ({spot, variant, record, licence, licensed, document, field, expected, got, ...more}) => [
        `${styleText('red', `${spot}/${variant}`)}: ${record === null ? licensed : `"${record}"`}${licence === null ? '' : ` (${licence})`}: ${field}: expected ${expected}, got ${got}`,
        `    ${document === null ? 'by the records of the day of the delivery, because their folder does not exist any more' : short(document)}: ${licensed}`,
        ...more.deliverables.map(
          ({placement, file}) => `    withdraw from ${placement}: ${short(more.folder)}/${file}`,
        ),
      ],
    ),
    ...unknown.map(
      ({folder, why}) =>
        `${styleText('yellow', 'not known')}: ${short(folder)} (${why}): look at the rights.csv of the delivery`,
    ),
    lapses.length === 0
      ? `No delivered variant loses a right by ${on}.`
      : `${variants} delivered ${variants === 1 ? 'variant loses' : 'variants lose'} a right by ${on}.`,
  ];
}
