import {AD_FIELDS, type AdField, adMisfit} from '../ad/ad-fit.ts';
import type {Placement} from '../placement/placement.ts';
import type {CopyPart} from '../variant/template.ts';
import type {ChosenCopy} from './choose-copy.ts';
import {matrixOf} from './variant-matrix.ts';

/** The axes that are written. Each run replaces them. */
export const WRITTEN_AXES = ['hook', 'body', 'cta'] as const;

/** A value of an axis, as variants.yaml has it. */
export type WrittenValue = {id: string} & Record<string, unknown>;

/** An opening line, with its angle. */
export type Opening = {
  angle: string;
  text: string;
  /** The body that is shown with it, by dot path. Left out: any body. */
  body?: Record<string, string>;
};

/** What variants are written from. */
export type AxesSources = {
  copy: ChosenCopy;
  /** The best first. All or none have a body. */
  hooks: readonly Opening[];
  parts: readonly CopyPart[];
  /** Sentences for the texts beside the picture, the best first. */
  adTexts: readonly string[];
  placements: readonly Placement[];
  /** How many variants are wanted, at most. */
  wanted: number;
};

/** The axes of the variants, and what all of them share. */
export type WrittenAxes = {
  axes: Record<string, WrittenValue[]>;
  /** By dot path of the props: `copy.product`. */
  shared: Record<string, string>;
  ad: Partial<Record<AdField, string>>;
  /** Fields of the ad for which no sentence fits all placements. */
  openAd: AdField[];
};

/**
 * The axes `hook`, `body` and `cta`. The id of a hook begins with its angle, so that a later batch knows what was tried. Hooks that
 * have a body bring it into the axis `hook`, and there is no axis `body`. An axis with one value
 * is none: its text is shared.
 */
export function writeAxes({copy, hooks, parts, adTexts, placements, wanted}: AxesSources): WrittenAxes {
  const bodies = hooks.some(({body}) => body) ? [] : copy.bodies;
  const counts = matrixOf({hooks: hooks.length, bodies: bodies.length, ctas: copy.ctas.length}, wanted);
  const pathOf = (role: CopyPart['role']): string | undefined =>
    parts.find((part) => part.role === role)?.copy;
  const [hook, cta] = [pathOf('hook'), pathOf('cta')];
  const ad = adOf(adTexts, placements);
  const all = {
    hook:
      hook === undefined
        ? []
        : hooks.slice(0, counts.hooks).map(({angle, text, body = {}}, at, all): WrittenValue => {
            const number = all.slice(0, at).filter((each) => each.angle === angle).length + 1;
            return {id: `${angle}-${number}`, [`copy.${hook}`]: text, ...inCopy(body)};
          }),
    body: bodies.slice(0, counts.bodies).map(
      (body, at): WrittenValue => ({
        id: `body-${at + 1}`,
        ...inCopy(body),
      }),
    ),
    cta:
      cta === undefined
        ? []
        : copy.ctas
            .slice(0, counts.ctas)
            .map((text, at): WrittenValue => ({id: idOf(text, `cta-${at + 1}`), [`copy.${cta}`]: text})),
  };
  const shared = inCopy(copy.shared);
  const axes: Record<string, WrittenValue[]> = {};
  for (const [name, values] of Object.entries(all)) {
    const [only] = values;
    // The hook stays an axis: its id says which angle was tried.
    if (values.length > 1 || (name === 'hook' && only)) axes[name] = distinct(values);
    else if (only) {
      const {id: _id, ...texts} = only;
      Object.assign(shared, texts);
    }
  }
  return {axes, shared, ...ad};
}

const inCopy = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([path, text]) => [`copy.${path}`, text]));

/** Texts of the ad that no placement refuses or cuts off. */
function adOf(
  texts: readonly string[],
  placements: readonly Placement[],
): Pick<WrittenAxes, 'ad' | 'openAd'> {
  const ad: WrittenAxes['ad'] = {};
  const openAd: AdField[] = [];
  for (const field of AD_FIELDS) {
    const free = texts.filter((text) => !Object.values(ad).includes(text));
    const found = free.find((text) => adMisfit(field, text, placements) === undefined);
    if (found === undefined) openAd.push(field);
    else ad[field] = found;
  }
  return {ad, openAd};
}

/** An id of the words of a text. */
function idOf(text: string, otherwise: string): string {
  const id = text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 24)
    .replace(/-+$/, '');
  return id === '' ? otherwise : id;
}

/** Values with ids of their own. */
function distinct(values: readonly WrittenValue[]): WrittenValue[] {
  const taken = new Set<string>();
  return values.map((value, at) => {
    let {id} = value;
    for (let number = at + 1; taken.has(id); number++) id = `${value.id}-${number}`;
    taken.add(id);
    return {...value, id};
  });
}
