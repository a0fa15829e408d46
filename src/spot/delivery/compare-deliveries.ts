import {canonical} from '../keys/canonical-json.ts';
import type {Deliverable, Delivery} from './delivery.ts';

/** What became of one variant in one placement since an earlier delivery. */
export type DeliveryChange = {
  variant: string;
  placement: string;
  /**
   * `final`: unchanged, so the file of the earlier delivery still holds. `withdrawn`: it was asked for, and there is none any more. `not in
   * this delivery`: it was not asked for, so this delivery says nothing about the earlier file.
   */
  kind: 'new' | 'changed' | 'withdrawn' | 'final' | 'not in this delivery';
  /** What changed: the picture or the sound, the encode, the ad, the cover, the captions. */
  changed: string[];
  file: string | null;
  earlier: string | null;
};

type Compared = Pick<Delivery, 'deliverables'>;

/** What is new, changed, withdrawn and final, each variant and placement once. */
export function compareDeliveries(
  now: Compared & Pick<Delivery, 'asked'>,
  earlier: Compared,
): DeliveryChange[] {
  const before = new Map(earlier.deliverables.map((each) => [keyOfDeliverable(each), each]));
  const after = new Set(now.deliverables.map(keyOfDeliverable));
  const kept = now.deliverables.map((each): DeliveryChange => {
    const {variant, placement, file} = each;
    const old = before.get(keyOfDeliverable(each));
    const changed = old ? deliverableChanges(each, old) : [];
    const kind = !old ? 'new' : changed.length > 0 ? 'changed' : 'final';
    return {variant, placement, kind, changed, file, earlier: old?.file ?? null};
  });
  const {variants, placements, leftOut} = now.asked;
  const gone = earlier.deliverables.filter((each) => !after.has(keyOfDeliverable(each)));
  return [
    ...kept,
    ...gone.map(({variant, placement, file}): DeliveryChange => {
      const asked =
        (variants?.includes(variant) ?? true) &&
        (placements?.includes(placement) ?? true) &&
        !leftOut.includes(variant);
      const kind = asked ? 'withdrawn' : 'not in this delivery';
      return {variant, placement, kind, changed: [], file: null, earlier: file};
    }),
  ];
}

/** What a deliverable is known by in every delivery. */
export const keyOfDeliverable = ({variant, placement}: Pick<Deliverable, 'variant' | 'placement'>): string =>
  `${variant} ${placement}`;

/**
 * What of a deliverable changed since an earlier one; empty where nothing did. Files are compared by how they came from their masters, not by
 * their bytes: a signature has a time and a serial number of its own.
 */
export function deliverableChanges(now: Deliverable, before: Deliverable): string[] {
  const differ = (a: unknown, b: unknown): boolean => canonical(a ?? null) !== canonical(b ?? null);
  const sameMaster = now.derivation.master === before.derivation.master;
  return [
    ...(sameMaster ? [] : ['picture or sound']),
    ...(sameMaster && differ(encodeOf(now), encodeOf(before)) ? ['encode'] : []),
    ...(differ(now.ad, before.ad) || now.destination !== before.destination ? ['ad'] : []),
    ...(now.cover.frame !== before.cover.frame || (!sameMaster && now.cover.sha256 !== before.cover.sha256)
      ? ['cover']
      : []),
    ...(differ(captionsOf(now), captionsOf(before)) ? ['captions'] : []),
  ];
}

/** How a file differs from its master, with what it says about itself. */
const encodeOf = ({derivation: {kind, encode, ffmpeg}, c2pa, digitalSourceType}: Deliverable): object => ({
  kind,
  encode,
  ffmpeg,
  c2pa,
  digitalSourceType,
});

/** The captions by their bytes: their names have the round. */
const captionsOf = ({captions}: Deliverable): string[] => captions.map(({sha256}) => sha256).sort();
