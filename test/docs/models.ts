import type {ModelCard, MusicCard, SpeechCard, WordsCard} from '../../src/providers/contract/card.ts';
import type {Provider} from '../../src/providers/contract/contract.ts';
import type {ProviderOf} from '../../src/providers/contract/kinds.ts';

/** The table of models in docs/providers.md, as the cards have it. */
export function modelTable(providers: readonly Provider[]): string {
  const head = [
    '| provider | model | starts from | seconds | sizes | price | as of | source |',
    '|---|---|---|---|---|---|---|---|',
  ];
  const rows = providers
    .filter(({remote}) => remote)
    .flatMap(({id, models}) => models.map((card) => rowOf(id, card)));
  return [...head, ...rows].join('\n');
}

/** The table of speech models in docs/providers.md, as the cards have it. */
export function speechTable(providers: readonly ProviderOf['speech'][]): string {
  const head = [
    '| provider | model | characters | speed | times of words | price | as of | source |',
    '|---|---|---|---|---|---|---|---|',
  ];
  const row = (provider: string, card: SpeechCard): string =>
    `| ${[
      `\`${provider}\``,
      `\`${card.id}\`${card.retiredAt ? ` (until ${card.retiredAt})` : ''}`,
      card.characters,
      card.speed ? `${card.speed[0]} to ${card.speed[1]}` : '1',
      card.timings ? 'from the vendor' : 'estimated',
      card.standsIn || card.ownFolder ? 'none' : priceOf(card.price),
      card.asOf,
      card.source,
    ].join(' | ')} |`;
  return [...head, ...providers.flatMap(({id, models}) => models.map((card) => row(id, card)))].join('\n');
}

/** The table of music models in docs/providers.md, as the cards have it. */
export function musicTable(providers: readonly ProviderOf['music'][]): string {
  const head = [
    '| provider | model | length | characters | licence | media | excluded | price | as of | source |',
    '|---|---|---|---|---|---|---|---|---|---|',
  ];
  const row = (
    provider: string,
    {id, seconds, characters, rights, price, asOf, source}: MusicCard,
  ): string => {
    const {licence, media, except = []} = rights;
    const terms = [licence.name, media.join(', '), except.join(', ')];
    const cells = [`\`${provider}\``, `\`${id}\``, `${seconds[0]} to ${seconds[1]} s`, characters, ...terms];
    return `| ${[...cells, priceOf(price), asOf, source].join(' | ')} |`;
  };
  return [...head, ...providers.flatMap(({id, models}) => models.map((card) => row(id, card)))].join('\n');
}

/** The table of models that write in docs/providers.md, as the cards have it. */
export function wordsTable(providers: readonly ProviderOf['words'][]): string {
  const head = [
    "| provider | model | the vendor's name | tokens in | tokens out | price | as of | source |",
    '|---|---|---|---|---|---|---|---|',
  ];
  const row = (provider: string, card: WordsCard): string => {
    const {id, route, inputTokens, outputTokens, price, asOf, source} = card;
    const cells = [`\`${provider}\``, `\`${id}\``, `\`${route}\``, inputTokens, outputTokens];
    return `| ${[...cells, priceOf(price), asOf, source].join(' | ')} |`;
  };
  return [...head, ...providers.flatMap(({id, models}) => models.map((card) => row(id, card)))].join('\n');
}

function rowOf(provider: string, {id, inputs, generation, asOf, source, retiredAt}: ModelCard): string {
  if (!generation) throw new Error(`${id} generates nothing`);
  const {seconds, shapes} = generation;
  const starts = [
    generation.routes.words && 'words',
    generation.routes.photo && (inputs.last ? 'a photo, or two' : 'a photo'),
    generation.routes.clip && 'a clip',
    inputs.references && `${inputs.references} references`,
  ];
  const sides = [...new Set(shapes.map(({width, height}) => Math.min(width, height)))].sort((a, b) => a - b);
  return `| ${[
    `\`${provider}\``,
    `\`${id}\`${retiredAt ? ` (until ${retiredAt})` : ''}`,
    starts.filter(Boolean).join(', '),
    seconds === 'as-asked' ? 'as asked' : `${seconds[0]} to ${seconds.at(-1)}`,
    `${[...new Set(shapes.map(({ratio}) => ratio))].join(' ')}, ${sides.map((side) => `${side}p`).join(' ')}`,
    priceOf(generation.price),
    asOf,
    source,
  ].join(' | ')} |`;
}

function priceOf(price: SpeechCard['price']): string {
  if (price.per === 'take') return price.usd === 0 ? 'none' : `$${price.usd} a take`;
  if (price.per === 'kilotoken') return `$${price.usd} a thousand tokens of 1024 pixels`;
  if (price.per === 'kilocharacter') return `$${price.usd} a thousand characters`;
  if (price.per === 'megatoken') return `$${price.input} in and $${price.output} out a million tokens`;
  if (price.per === 'minute')
    return [`$${price.usd} a minute`, ...(price.least ? [`at least $${price.least}`] : [])].join(', ');
  const rates = Object.entries(price.usd).map(([side, usd]) => `$${usd} (${side}p)`);
  const extra = [price.least && `at least $${price.least}`, price.plus && `and $${price.plus} a take`];
  return [`${rates.join(', ')} a second`, ...extra.filter(Boolean)].join(', ');
}
