import type {ScriptFile} from '../../../spot/documents/script.ts';
import {mustShoot, type SeedContext} from '../../../spot/shot-plan/must-shoot.ts';
import {spokenSeconds, wordsToCut} from '../../../spot/timing/spoken-seconds.ts';
import type {WriteContext} from '../write-context.ts';
import {askModel, type BuyWords} from './ask-model.ts';
import {copyRules, inOneLine, plainRules, tidied} from './copy-rules.ts';
import {MODEL_RULES, notUsed, type Proposal, questionData} from './model-question.ts';
import {scriptWire} from './wire.ts';

/** What a script of a framework is rewritten with. */
type ScriptDraft = {script: ScriptFile; angle: string; seed: SeedContext};

/**
 * Asks for what is said and what the picture shows in each beat. The words on screen stay those of the copy. Words that a rule objects to, or for
 * which the slot has no time, are left out, and so are other words for a picture that has to be filmed: the beat then keeps what it had.
 */
export async function modelScript(
  context: WriteContext,
  {script, angle, seed}: ScriptDraft,
  buy: BuyWords,
): Promise<Proposal<ScriptFile>> {
  const slots = script.beats.map(({slot}) => slot);
  const {beats} = await askModel(
    {
      name: 'script',
      schema: scriptWire(slots),
      instructions: [
        'You write the script of a short video ad: for each slot what the voice says (an empty text for none), and what the picture shows in plain words.',
        'Several variants of the ad show different words on screen and have the same voice, so the voice has to fit all of them.',
        `The angle is ${angle}. Seconds of the slots: ${script.beats.map(({slot, seconds}) => `${slot} ${seconds}`).join(', ')}. A voice says about two words a second.`,
        'Pictures have no lettering, logos or prices.',
        MODEL_RULES,
      ].join('\n'),
      data: questionData(context, {beats: script.beats}),
    },
    buy,
  );
  const [judge, judgePicture] = [copyRules(context), plainRules(context)];
  const {language} = context.props;
  const proposal: Proposal<ScriptFile> = {value: {beats: []}, texts: [], notes: []};
  for (const beat of script.beats) {
    const own = beats.find(({slot}) => slot === beat.slot);
    const keep = (text: string, why: string | undefined, otherwise: string): string => {
      if (why === undefined) {
        if (text !== otherwise) proposal.texts.push(text);
        return text;
      }
      proposal.notes.push(notUsed(beat.slot, why));
      return otherwise;
    };
    const says = tidied(own?.says ?? beat.says);
    const cut = says === '' ? 0 : wordsToCut(says, language, beat.seconds, spokenSeconds);
    const shows = inOneLine(own?.shows ?? beat.shows ?? '');
    const filmed = mustShoot(beat.shows ?? '', seed);
    proposal.value.beats.push({
      ...beat,
      says:
        says === ''
          ? beat.says
          : keep(
              says,
              judge(says) ??
                (cut > 0 ? `"${says}" has ${cut} words more than the slot has time for` : undefined),
              beat.says,
            ),
      ...(beat.shows === undefined
        ? {}
        : {
            shows:
              shows === beat.shows
                ? beat.shows
                : keep(
                    shows,
                    filmed ? 'other words for a picture that has to be filmed' : judgePicture(shows),
                    beat.shows,
                  ),
          }),
    });
  }
  return proposal;
}
