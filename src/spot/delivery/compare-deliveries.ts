import {canonical} from '../keys/canonical-json.ts';
import type {Deliverable, Delivery} from './delivery.ts';

/** What became of one variant in one placement since an earlier delivery. */
export type DeliveryChange = {
  variant: string;
  placement: string;
  /** `final`: unchanged, so the file of the earlier delivery still holds. */
  kind: 'new' | 'changed' | 'withdrawn' | 'final';
  /** What changed: the picture, the ad, the cover. */
  changed: string[];
  file: string | null;
  earlier: string | null;
};

type Compared = Pick<Delivery, 'deliverables'>;

/** What is new, changed, withdrawn and final, each variant and placement once. */
export function compareDeliveries(now: Compared, earlier: Compared): DeliveryChange[] {
  const before = new Map(earlier.deliverables.map((each) => [keyOfDeliverable(each), each]));
  const after = new Set(now.deliverables.map(keyOfDeliverable));
  const kept = now.deliverables.map((each): DeliveryChange => {
    const {variant, placement, file} = each;
    const old = before.get(keyOfDeliverable(each));
    const changed = old ? changesOf(each, old) : [];
    const kind = !old ? 'new' : changed.length > 0 ? 'changed' : 'final';
    return {variant, placement, kind, changed, file, earlier: old?.file ?? null};
  });
  const gone = earlier.deliverables.filter((each) => !after.has(keyOfDeliverable(each)));
  return [
    ...kept,
    ...gone.map(
      ({variant, placement, file}): DeliveryChange => ({
        variant,
        placement,
        kind: 'withdrawn',
        changed: [],
        file: null,
        earlier: file,
      }),
    ),
  ];
}

/** What a deliverable is known by in every delivery. */
export const keyOfDeliverable = ({variant, placement}: Pick<Deliverable, 'variant' | 'placement'>): string =>
  `${variant} ${placement}`;

function changesOf(now: Deliverable, before: Deliverable): string[] {
  const differ = (a: unknown, b: unknown): boolean => canonical(a ?? null) !== canonical(b ?? null);
  return [
    ...(now.derivation.master !== before.derivation.master ? ['picture or sound'] : []),
    ...(now.derivation.master === before.derivation.master && now.sha256 !== before.sha256 ? ['encode'] : []),
    ...(differ(now.ad, before.ad) || now.destination !== before.destination ? ['ad'] : []),
    ...(now.cover.sha256 !== before.cover.sha256 ? ['cover'] : []),
  ];
}
