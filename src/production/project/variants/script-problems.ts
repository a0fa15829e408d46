import {brandLinesIn} from '../../../spot/brand/brand-lines.ts';
import {slotSeconds} from '../../../spot/documents/script.ts';
import type {VariantProblem} from '../../../spot/problem/join-problems.ts';
import {show} from '../../../spot/problem/schema-problems.ts';
import {editTiming, timedSlots} from '../../../spot/timeline/edit-timing.ts';
import {toFrames, toSeconds} from '../../../spot/timeline/frames.ts';
import {slotLengths} from '../../../spot/timeline/resolve-spot.ts';
import {layerOf, laySlots} from '../../../spot/timeline/timeline.ts';
import {type TooLong, tooLongTexts} from '../../../spot/timing/script-timing.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import {voiceOf} from '../../../spot/voice/spot-voice.ts';
import {speakerOf} from '../../../spot/voice/voice-choice.ts';
import type {Catalog} from '../catalog.ts';
import type {SpotDocuments} from '../load-spot.ts';

/**
 * Problems for words of the script that take longer than their slot is, in the length of each variant. Where a voice of the brand speaks, its lines stretch
 * their slots, and the others are shorter. Code: `script-too-long`.
 */
export function scriptTimingProblems(
  {
    script,
    edit,
    speech,
    speeds,
    tracks,
  }: Pick<SpotDocuments, 'script' | 'edit' | 'speech' | 'speeds' | 'tracks'>,
  variants: readonly Variant[],
  {templates, brands}: Pick<Catalog, 'templates' | 'brands'>,
): VariantProblem[] {
  if (!script) return [];
  const {beats} = script.value;
  return variants.flatMap(({id, props}) => {
    const template = templates[props.template];
    if (!template) return [];
    const {copy, format, seconds: length, fps, language} = props;
    // Cuts that go to beats move by less than a word takes.
    const timing = editTiming(edit?.value, tracks);
    const brand = brands[props.brand]?.file.defaults.tenspot;
    const voice = brand && voiceOf({props, template, script: script.value, brand, speech, speeds, timing});
    const written = slotLengths(
      template,
      {copy, format, seconds: length, fps, language},
      voice?.lengths ?? slotSeconds(script.value),
    );
    // Where a voice speaks, its lengths have the timing already.
    const slots = voice ? written : timedSlots(written, props, timing);
    const spans = laySlots(slots, toFrames(length, fps));
    const seconds = Object.fromEntries(
      Object.keys(slots).map((slot) => [slot, toSeconds(spans[layerOf(slot, slots)]?.frames ?? 0, fps)]),
    );
    const legal = [props.copy.legal, brand && brandLinesIn(brand, props).legal.text].filter(
      (line) => typeof line === 'string',
    );
    // The lines of a voice of the brand stretch their slots: `voice-problems.ts` judges them.
    const isSpoken = speakerOf(props) !== undefined;
    const texts = tooLongTexts({beats, seconds, language, copy, legal});
    return texts
      .filter(({field}) => !(isSpoken && field === 'says'))
      .map((found) => ({
        id,
        problem: {
          code: 'script-too-long',
          what:
            found.field === 'says'
              ? `the words take ${found.needed.toFixed(1)} s to say`
              : `the words need ${found.needed.toFixed(1)} s to be read`,
          where: {
            ...script.locate(['beats', found.beat, found.field]),
            field: `beats.${found.beat}.${found.field}`,
          },
          expected: `words for the ${found.seconds.toFixed(1)} s ${voice ? 'that the voice leaves' : 'of'} the slot "${beats[found.beat]?.slot}" in a spot of ${length} s`,
          got: show(found.text),
          fix: fixFor(found),
        },
      }));
  });
}

const fixFor = ({cut, words}: TooLong): string =>
  `${cut >= words ? 'Leave them out' : `Cut ${cut} of the ${words} words`}, or give the beat more \`seconds\`.`;
