import {AD_FIELDS, type AdField} from '../ad/ad-fit.ts';
import type {VariantsFile} from '../variant/variants-file.ts';
import {WRITTEN_AXES, type WrittenAxes, type WrittenValue} from './write-axes.ts';

/** The texts of an ad that belong to one opening. */
export type OpeningAd = Partial<Record<AdField, string>>;

/** The texts of ads that a person wrote. */
export type OwnAds = {
  /** The fields that have a person's text in all variants. */
  shared: ReadonlySet<AdField>;
  /** The fields that only some values of another axis set. */
  partly: ReadonlySet<AdField>;
  /** The texts of openings, by the id of the value. */
  openings: ReadonlyMap<string, OpeningAd>;
};

/** The name under which a spot without openings has its texts. */
export const ALL_OPENINGS = 'all';

/**
 * The texts of ads that a person wrote into `variants.yaml`. `isOwn`: whether a person wrote the line at a dot path. A text of an opening counts only while the
 * value says the same: `written` are the values as they will be. Texts of the other axes that are written do not count, because these axes are replaced.
 */
export function ownAds(
  {ad, axes}: Pick<VariantsFile, 'ad' | 'axes'>,
  written: readonly WrittenValue[],
  isOwn: (path: string) => boolean,
): OwnAds {
  const others = Object.entries(axes).flatMap(([axis, values]) =>
    (WRITTEN_AXES as readonly string[]).includes(axis) ? [] : [values],
  );
  const isSet = (value: Readonly<Record<string, unknown>>, field: AdField): boolean =>
    value[`ad.${field}`] !== undefined;
  const shared = AD_FIELDS.filter(
    (field) =>
      (ad[field] !== undefined && isOwn(`ad.${field}`)) ||
      others.some((values) => values.every((value) => isSet(value, field))),
  );
  const partly = AD_FIELDS.filter(
    (field) => !shared.includes(field) && others.flat().some((value) => isSet(value, field)),
  );
  const openings = (axes.hook ?? []).flatMap((value, at): [string, OpeningAd][] => {
    const next = written.find(({id}) => id === value.id);
    if (!next || copyOf(next) !== copyOf(value)) return [];
    const texts = AD_FIELDS.flatMap((field) => {
      const text = value[`ad.${field}`];
      return typeof text === 'string' && isOwn(`axes.hook.${at}.ad.${field}`) ? [[field, text]] : [];
    });
    return texts.length > 0 ? [[next.id, Object.fromEntries(texts) as OpeningAd]] : [];
  });
  return {shared: new Set(shared), partly: new Set(partly), openings: new Map(openings)};
}

/** Whether openings may have texts of their own for a field. A text of an opening could replace the text of another axis. */
export const isOfOpenings = ({shared, partly}: Pick<OwnAds, 'shared' | 'partly'>, field: AdField): boolean =>
  !shared.has(field) && !partly.has(field);

/** What a value shows, for a comparison. */
const copyOf = (value: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    Object.entries(value)
      .filter(([key]) => key.startsWith('copy.'))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/**
 * The axes with a text of each field for each opening: the person's, else that of `ads`. What a person wrote for all variants stays, and no opening gets that field. No opening gets
 * a field either that only some values of another axis set: the shared text is for the others. The shared text of a field is left out if every opening has its own. `ads`: by the id of the opening, or `ALL_OPENINGS` if there are none.
 */
export function withOpeningAds(
  {axes, ad, openAd, ...rest}: WrittenAxes,
  ads: ReadonlyMap<string, OpeningAd>,
  own: OwnAds,
): WrittenAxes {
  const hook = axes.hook?.map(
    (value): WrittenValue => ({
      ...value,
      ...Object.fromEntries(
        AD_FIELDS.flatMap((field) => {
          const text =
            own.openings.get(value.id)?.[field] ??
            (isOfOpenings(own, field) ? ads.get(value.id)?.[field] : undefined);
          return text === undefined ? [] : [[`ad.${field}`, text]];
        }),
      ),
    }),
  );
  const isOpen = (field: AdField): boolean =>
    !own.shared.has(field) && !hook?.every((value) => value[`ad.${field}`] !== undefined);
  const shared = {...ad, ...ads.get(ALL_OPENINGS)};
  return {
    ...rest,
    axes: {...axes, ...(hook ? {hook} : {})},
    ad: Object.fromEntries(
      AD_FIELDS.flatMap((field) =>
        shared[field] !== undefined && isOpen(field) ? [[field, shared[field]]] : [],
      ),
    ),
    openAd: openAd.filter((field) => isOpen(field) && shared[field] === undefined),
  };
}
