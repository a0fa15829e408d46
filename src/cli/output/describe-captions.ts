import type {ReviewedStanding} from '../../node/review.ts';

/** The files with captions beside a master: each with its hash and its words. Words that several files share are printed once. */
export function describeCaptions(captions: ReviewedStanding['captionFiles']): string[] {
  if (captions === null) return ['no captions'];
  const words = captions.files.map(({texts}) =>
    texts === null ? null : texts.map(({text}) => text.replaceAll(/\s+/g, ' ')).join(' / '),
  );
  return [
    ...captions.files.flatMap(({name, sha256}, at) => [
      `captions: ${name}  sha256 ${sha256.slice(0, 16)}`,
      ...(words.indexOf(words[at] ?? null) === at ? [`  ${words[at] ?? 'cannot be read'}`] : []),
    ]),
    ...(captions.problem === null
      ? []
      : captions.problem.split('\n').map((line) => `problem of the captions: ${line}`)),
  ];
}
