import {type Statement, statementsIn} from '../claims/statements.ts';

/** The price of a product, as claims say it. */
export type ProductPrice = {
  /** As it is written: `€39`. Null where no claim says it clearly. */
  price: string | null;
  /** All amounts of the claims that are no savings, as they are written, each once. */
  amounts: string[];
};

/** Words that a sentence may have beside the product and the amount, so that the amount is the product's price. */
const PRICE_WORDS = new Set(
  [
    'it its the this that our your only just now costs cost price priced is at for',
    'er sie es der die das dieser diese dieses unser unsere dein deine kostet preis für nur jetzt ist beträgt zum',
  ].flatMap((words) => words.split(' ')),
);

/**
 * Finds the price of a product in approved claims: the amount of a sentence that says nothing else of the product, where no claim has another amount.
 * `Delivery costs €4.90` and `It replaces a €200 machine` are no prices of the product. English and German are read. `names`: of brand and product.
 */
export function productPrice(
  claims: readonly string[],
  {language, product, names}: {language: string; product: string; names: readonly string[]},
): ProductPrice {
  const found = claims
    .flatMap((text) => statementsIn(text, language, names, true))
    .flatMap((statement) =>
      statement.marks.flatMap(({figure}) =>
        figure?.isPrice && !figure.isSaving ? [{figure, isClear: saysOnlyPrice(statement, product)}] : [],
      ),
    );
  const distinct = found.filter(
    ({figure: {value, unit}}, at) =>
      found.findIndex(({figure: other}) => other.value === value && other.unit === unit) === at,
  );
  const clear = found.find(({isClear}) => isClear);
  return {
    price: distinct.length === 1 ? (clear?.figure.text.trim() ?? null) : null,
    amounts: distinct.map(({figure}) => figure.text.trim()),
  };
}

/** Whether a sentence is about the product, and has an exact amount and nothing else. The names of the product are not among its words. */
function saysOnlyPrice({marks, words}: Statement, product: string): boolean {
  const [mark] = marks;
  if (marks.length !== 1 || mark?.figure?.bound !== 'exact') return false;
  if (mark.figure.per !== '' || mark.figure.isFormer) return false;
  const inProduct = wordsOf(product);
  const inAmount = wordsOf(mark.figure.text);
  const others = words.filter((word) => !PRICE_WORDS.has(word) && !inAmount.includes(word));
  // The last word says what a product is: a coffee machine is not its cleaner.
  return (
    others.every((word) => inProduct.includes(word)) &&
    (others.length === 0 || others.includes(inProduct.at(-1) ?? ''))
  );
}

const wordsOf = (text: string): string[] =>
  (text.match(/\p{L}[\p{L}\p{M}]+/gu) ?? []).map((word) => word.toLowerCase());
