import type {VariantProblem} from '../../spot/problem/join-problems.ts';
import {didYouMean, nearest} from '../../spot/problem/nearest-name.ts';
import {show} from '../../spot/problem/schema-problems.ts';
import {editTiming} from '../../spot/timeline/edit-timing.ts';
import {sequenceOf} from '../../spot/timeline/timeline.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import {originOf} from '../../spot/variant/value-origin.ts';
import type {Draft} from '../../spot/variant/variants-file.ts';
import {voiceOf} from '../../spot/voice/spot-voice.ts';
import {speakerOf} from '../../spot/voice/voice-choice.ts';
import type {Catalog} from '../project/catalog.ts';
import type {SpotDocuments} from '../project/load-spot.ts';

/**
 * Problems with the voices of variants: a voice that the brand does not have (`voice-unknown`), words for a slot that the template does not
 * have (`slot-unknown`), a voice without words (`voice-wordless`), and lines that do not fit into the spot, with the words to cut
 * (`voice-too-long`).
 */
export function voiceProblems(
  spot: Pick<SpotDocuments, 'script' | 'speech' | 'speeds' | 'variants' | 'edit' | 'tracks'>,
  drafts: readonly Draft[],
  variants: readonly Variant[],
  {templates, brands}: Pick<Catalog, 'templates' | 'brands'>,
): VariantProblem[] {
  const {value, locate, file} = spot.variants;
  return variants.flatMap(({id, props}): VariantProblem[] => {
    const choice = speakerOf(props);
    const [template, brand] = [templates[props.template], brands[props.brand]];
    if (!choice || !template || !brand) return [];
    const draft = drafts.find((each) => each.id === id);
    const at = (path: string[]) => ({
      ...(draft ? originOf(draft, value, path, locate) : {file}),
      field: path.join('.'),
    });
    const known = Object.keys(brand.file.defaults.tenspot.voices);
    if (!known.includes(choice.speaker)) {
      const near = nearest(choice.speaker, known);
      return [
        {
          id,
          problem: {
            code: 'voice-unknown',
            what: `the brand "${brand.id}" has no voice "${choice.speaker}"`,
            where: at(['voice', 'speaker']),
            expected: known.join(', ') || 'a voice in `defaults.tenspot.voices` of brand.yaml',
            got: choice.speaker,
            ...didYouMean(near, 'Add the voice to brand.yaml.'),
          },
        },
      ];
    }
    const slots = sequenceOf(template.slots(props));
    const stray = Object.keys(choice.says).filter((slot) => !slots.includes(slot));
    if (stray.length > 0)
      return stray.map((slot) => ({
        id,
        problem: {
          code: 'slot-unknown',
          what: `the template has no slot "${slot}"`,
          where: at(['voice', 'says', slot]),
          expected: slots.join(', '),
          got: slot,
          fix: 'Correct the name, or remove the line.',
        },
      }));
    const voice = voiceOf({
      props,
      template,
      script: spot.script?.value,
      brand: brand.file.defaults.tenspot,
      speech: spot.speech,
      speeds: spot.speeds,
      timing: editTiming(spot.edit?.value, spot.tracks),
    });
    if (voice?.lines.length === 0)
      return [
        {
          id,
          problem: {
            code: 'voice-wordless',
            what: 'has a voice that says nothing',
            where: at(['voice']),
            expected: 'words in `says` of script.yaml, or in `voice.says`',
            got: 'none for the slots of this variant',
            fix: 'Write the words, or set `voice` to null.',
          },
        },
      ];
    const {tooLong} = voice ?? {};
    if (!tooLong) return [];
    const {line, over, cut, words} = tooLong;
    const beat = spot.script?.value.beats.findIndex(({slot}) => slot === line.slot) ?? -1;
    const inScript = choice.says[line.slot] === undefined && spot.script !== null && beat >= 0;
    return [
      {
        id,
        problem: {
          code: 'voice-too-long',
          what: `the voice is ${over.toFixed(1)} s too long for the spot, although the other slots are as short as they can be`,
          where:
            inScript && spot.script
              ? {...spot.script.locate(['beats', beat, 'says']), field: `beats.${beat}.says`}
              : at(['voice', 'says', line.slot]),
          expected: `words for a spot of ${props.seconds} s`,
          got: `${show(line.text)}, which takes ${line.seconds.toFixed(1)} s${line.heard ? '' : ' by estimate'}`,
          fix: `${cut >= words ? 'Leave it out' : `Cut ${cut} of its ${words} words`}, or raise \`seconds\`.`,
        },
      },
    ];
  });
}
