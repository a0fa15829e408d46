import {invalid} from '../../../spot/problem/errors.ts';
import {didYouMean, nearest} from '../../../spot/problem/nearest-name.ts';
import type {Draft} from '../../../spot/variant/variants-file.ts';

/** What variants are selected by. */
type Selectable = Pick<Draft, 'id' | 'choices'>;

/** `--only ice-shop,trail-shop` or `--only hook=ice`: variants by id or by axis value. Several are a union. */
export function selectVariants<V extends Selectable>(variants: readonly V[], only: readonly string[]): V[] {
  if (only.length === 0) return [...variants];
  const wanted = only
    .flatMap((part) => part.split(','))
    .map((part) => part.trim())
    .filter(Boolean);
  if (wanted.length === 0) throw nothing('', variants);
  const chosen = new Set<V>();
  for (const term of wanted) {
    const [axis = '', value] = term.split('=');
    const found = variants.filter((variant) =>
      value === undefined ? variant.id === term : variant.choices[axis] === value,
    );
    if (found.length === 0) throw nothing(term, variants);
    for (const variant of found) chosen.add(variant);
  }
  return variants.filter((variant) => chosen.has(variant));
}

function nothing(term: string, variants: readonly Selectable[]) {
  const terms = [
    ...new Set(
      variants.flatMap(({id, choices}) => [
        id,
        ...Object.entries(choices).map(([axis, value]) => `${axis}=${value}`),
      ]),
    ),
  ];
  const near = nearest(term, terms);
  return invalid({
    code: 'only-unknown',
    what: 'no variant matches --only',
    expected: 'ids of variants or axis=value',
    got: term || 'nothing',
    ...didYouMean(
      near,
      `Use one of these: ${terms.slice(0, 12).join(', ')}${terms.length > 12 ? `, or one of ${terms.length - 12} more` : ''}.`,
    ),
  });
}
