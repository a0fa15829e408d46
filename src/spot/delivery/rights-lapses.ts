import type {RightsMedium, RightsRecord} from '../documents/rights.ts';
import {type RightsField, rightsDoubts} from '../findings/rights-doubts.ts';
import type {Deliverable, Delivery} from './delivery.ts';
import type {LicensedFile} from './licensed-file.ts';

/** A right that a delivered variant does not have on a day. */
export type RightsLapse = {
  /** The id of the spot. */
  spot: string;
  /** The id of the variant. */
  variant: string;
  /** The id of the delivery. */
  delivery: string;
  /** The delivered files of the variant, with the placements that they were made for. */
  deliverables: {placement: string; file: string; sha256: string}[];
  /** Whether the licensed file is in the folder of a brand or of a spot. */
  of: 'brand' | 'spot';
  /** The id of that brand or spot. */
  owner: string;
  /** The licensed file: its path in that folder. */
  licensed: string;
  /** The title of the record that speaks against the use; null where no record names the file any more. */
  record: string | null;
  /** The number of the licence; null where the record has none. */
  licence: string | null;
  /** The field of the record. */
  field: RightsField;
  /** What would have been right. */
  expected: string;
  /** What the record says. */
  got: string;
  /** The last day of the licence; null where it has no end or there is no record. */
  until: string | null;
};

type On = {
  day: string;
  /** The countries in which the ads run, beside those that a delivery knows of a variant. Empty: not known. Then only a licence for the whole world is enough. Null: not looked at. */
  countries: readonly string[] | null;
  /** The records of a file as they are now; null where its folder does not exist any more. */
  recordsOf: (file: LicensedFile) => readonly RightsRecord[] | null;
  mediaOf: (placement: string) => readonly RightsMedium[];
  /** The hashes of files that a later delivery took the place of. */
  superseded: ReadonlySet<string>;
};

/** The rights that the variants of a delivery do not have on a day, by the records as they are now: a licence that was renewed does not lapse. */
export const rightsLapses = (delivery: Delivery, on: On): RightsLapse[] =>
  (delivery.rights ?? []).flatMap((licensed) =>
    licensed.variants.flatMap((variant) => {
      const running = delivery.deliverables.filter(
        (each) => each.variant === variant && !on.superseded.has(keyOfFile(delivery.id, each)),
      );
      return running.length === 0 ? [] : lapsesOf(licensed, variant, running, delivery, on);
    }),
  );

/** What names a delivered file in all deliveries of a spot. */
const keyOfFile = (delivery: string, {file, sha256}: Pick<Deliverable, 'file' | 'sha256'>): string =>
  JSON.stringify([delivery, file, sha256]);

/** The files of earlier deliveries that these deliveries took the place of. */
export const supersededBy = (deliveries: readonly Delivery[]): Set<string> =>
  new Set(
    deliveries.flatMap(({deliverables}) =>
      deliverables.flatMap(({supersedes}) =>
        supersedes === null ? [] : [keyOfFile(supersedes.delivery, supersedes)],
      ),
    ),
  );

function lapsesOf(
  licensed: LicensedFile,
  variant: string,
  running: readonly Deliverable[],
  {id, spot}: Delivery,
  {day, countries, recordsOf, mediaOf}: On,
): RightsLapse[] {
  const records = recordsOf(licensed) ?? licensed.records;
  const media = [...new Set(running.flatMap(({placement}) => mediaOf(placement)))];
  const {of, owner, file, unjudged} = licensed;
  const own = running.flatMap((each) => each.countries ?? []);
  const all = countries === null && own.length === 0 ? null : [...new Set([...(countries ?? []), ...own])];
  const doubts = rightsDoubts([file], records, {from: day, to: day, media, countries: all});
  // A file that needed no record loses no right because it still has none.
  return doubts
    .filter(({field}) => !(unjudged && field === 'files'))
    .map(({record, at, field, expected, got}) => {
      const found = at === null ? undefined : records[at];
      return {
        ...{spot, variant, delivery: id, of, owner, licensed: file, record, field, expected, got},
        deliverables: running.map(({placement, file: delivered, sha256}) => ({
          ...{placement, file: delivered, sha256},
        })),
        licence: found?.licence.id ?? null,
        until: found?.term.to ?? null,
      };
    });
}
