import {fastPages} from '../../../spot/captions/caption-pages.ts';
import {captionsKey, pagesOfSpot} from '../../../spot/captions/spot-captions.ts';
import type {VariantProblem} from '../../../spot/problem/join-problems.ts';
import {show} from '../../../spot/problem/schema-problems.ts';
import {editTiming} from '../../../spot/timeline/edit-timing.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import {originOf} from '../../../spot/variant/value-origin.ts';
import type {Draft} from '../../../spot/variant/variants-file.ts';
import {voiceOf} from '../../../spot/voice/spot-voice.ts';
import type {Catalog} from '../catalog.ts';
import type {SpotDocuments} from '../load-spot.ts';
import {captionsOf} from './read-captions.ts';

/** Words that end this much after the spot are cut off with it; they may be breath of the recording. */
const LATE_MS = 250;

/**
 * Problems with the captions of variants: files that cannot be read, words after the end of the spot (`captions-late`), and captions that
 * cannot be read in their time (`captions-too-fast`), with the words to cut.
 */
export function captionProblems(
  spot: SpotDocuments,
  drafts: readonly Draft[],
  variants: readonly Variant[],
  {templates, brands}: Pick<Catalog, 'templates' | 'brands'>,
): VariantProblem[] {
  return variants.flatMap(({id, props}) => {
    const [template, brand] = [templates[props.template], brands[props.brand]];
    const voice =
      props.captions === undefined && template && brand
        ? voiceOf({
            props,
            template,
            script: spot.script?.value,
            brand: brand.file.defaults.tenspot,
            speech: spot.speech,
            speeds: spot.speeds,
            timing: editTiming(spot.edit?.value, spot.tracks),
          })
        : undefined;
    const spoken = voice && !voice.tooLong ? captionsOf(props, spot, voice) : undefined;
    const found = props.captions ? spot.captions.get(captionsKey(props)) : spoken && {words: spoken};
    if (!found) return [];
    if ('problems' in found) return found.problems.map((problem) => ({id, problem}));
    const draft = drafts.find((each) => each.id === id);
    const {file, value, locate} = spot.variants;
    const path = [props.captions ? 'captions' : 'voice'];
    const where = {...(draft ? originOf(draft, value, path, locate) : {file}), field: path.join('.')};
    const {words} = found;
    const end = Math.max(...words.map(({endMs}) => endMs));
    const lengthMs = props.seconds * 1000;
    if (end > lengthMs + LATE_MS || words.some(({startMs}) => startMs >= lengthMs))
      return [
        {
          id,
          problem: {
            code: 'captions-late',
            what: 'has captions after the end of the spot',
            where,
            expected: `words that end within ${props.seconds} s`,
            got: `the last one ends at ${(end / 1000).toFixed(2)} s`,
            fix: 'Shorten the recording and its captions, or raise `seconds`.',
          },
        },
      ];
    const {language} = props;
    return fastPages(pagesOfSpot(words, props), {language}).map(({text, startMs, seconds, needed, cut}) => ({
      id,
      problem: {
        code: 'captions-too-fast',
        what: 'has a caption that cannot be read in its time',
        where,
        expected: `${needed.toFixed(2)} s for ${show(text)}`,
        got: `${seconds.toFixed(2)} s, from ${(startMs / 1000).toFixed(2)} s on`,
        fix: `Cut ${cut} ${cut === 1 ? 'word' : 'words'}, or have it spoken more slowly.`,
      },
    }));
  });
}
