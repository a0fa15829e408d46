import {isSameLanguage} from '../../../spot/documents/language-tag.ts';
import {countWords} from '../../../spot/findings/words.ts';
import type {Problem} from '../../../spot/problem/errors.ts';
import {show} from '../../../spot/problem/schema-problems.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import {speakerOf} from '../../../spot/voice/voice-choice.ts';
import type {SpotDocuments} from '../load-spot.ts';

/**
 * Warnings about words of the script that voices of the brand say in several languages: the script is in one. A single word, such as a name, may be the
 * same in all. Code: `voice-language`.
 */
export function voiceLanguageWarnings(
  {script}: Pick<SpotDocuments, 'script'>,
  variants: readonly Variant[],
): Problem[] {
  return (script?.value.beats ?? []).flatMap(({slot, says}, beat): Problem[] => {
    const saying = variants.filter(({props}) => {
      const speaker = speakerOf(props);
      return speaker && speaker.says[slot] === undefined && countWords(says, props.language) > 1;
    });
    const [first] = saying;
    const other = saying.find(({props}) => first && !isSameLanguage(props.language, first.props.language));
    if (!script || !first || !other) return [];
    return [
      {
        code: 'voice-language',
        what: `the words of the slot "${slot}" are said in several languages`,
        where: {...script.locate(['beats', beat, 'says']), field: `beats.${beat}.says`},
        expected: `\`voice.says.${slot}\` with words of its own for all languages but that of the script`,
        got: `${show(says)} in ${other.props.language}, in variant "${other.id}"; ${first.props.language} in variant "${first.id}"`,
        fix: `Add \`voice.says.${slot}\` to the values of the axis with the language.`,
      },
    ];
  });
}
