import {usableClaims} from '../../../spot/angles/fill-angles.ts';
import {limitsOfStyle} from '../../../spot/brand/text-style.ts';
import {type TextToTranslate, translationFault} from '../../../spot/language/translation-fault.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {askModel, type BuyWords} from '../model/ask-model.ts';
import {copyRules, tidied} from '../model/copy-rules.ts';
import {translationWire} from '../model/wire.ts';
import type {WordsUse} from '../model/words-use.ts';
import type {WriteContext} from '../write-context.ts';

/** A translation for a document of the spot. */
export const TRANSLATING: WordsUse = {
  kind: 'words',
  does: 'write',
  object: (name) => `the ${name.replace('-', ' into ')}`,
  kept: 'these texts stay without a translation',
  about: 'the texts',
  again: 'run the command with --take 2',
  instead: 'write the file in translations/ yourself',
  subject: (spot, name) => ({spot, type: 'document', id: name}),
};

/** Whether an error is about a question to a model: what other questions gave is as good as before. */
export const isWordsError = (error: unknown): error is TenspotError =>
  error instanceof TenspotError && error.code.startsWith('words-');

/** The texts of a spot that have no translation into a language. */
export type Untranslated = {
  language: string;
  source: string;
  texts: readonly TextToTranslate[];
  /** The claims are those that are approved in the language. */
  rules: Pick<WriteContext, 'brief' | 'brand' | 'claims'>;
};

/** What a model translated, and what is left out, with the reason. */
export type ProposedTranslations = {
  texts: {from: string; to: string}[];
  refused: {from: string; why: string}[];
  /** Why the second question, about translations that were wrong, has no answer. Undefined where it has one. */
  error?: TenspotError | undefined;
};

/** Texts in one question. More would make an answer that the model cannot finish. */
const MOST_TEXTS = 200;

const RULES =
  'Keep every number, price, currency and name of the list "names". Claim nothing that the original does not claim: where an approved claim says the same, use its words. Write no addresses and no markup.';

/**
 * Asks for the translations of texts. Those that change a number, a price or a name, or fit no field, are asked for once more, with the reason. What is still wrong then, and what a rule of
 * the project objects to, is left out. If that second question fails, the good translations of the first one count (`error`).
 */
export async function modelTranslation(
  {language, source, texts, rules}: Untranslated,
  buy: BuyWords,
): Promise<ProposedTranslations> {
  const {brief, brand, claims} = rules;
  const ask = async (
    wanted: readonly TextToTranslate[],
    faults: readonly (string | undefined)[],
  ): Promise<Map<string, string>> => {
    if (wanted.length > MOST_TEXTS)
      return new Map([
        ...(await ask(wanted.slice(0, MOST_TEXTS), faults.slice(0, MOST_TEXTS))),
        ...(await ask(wanted.slice(MOST_TEXTS), faults.slice(MOST_TEXTS))),
      ]);
    const ids = wanted.map((_, at) => `text-${at + 1}`);
    const {texts: answered} = await askModel(
      {
        name: `translations-${language}`,
        schema: translationWire(ids),
        instructions: [
          `You translate the texts of a video ad from the language with the tag ${source} into the one with the tag ${language}, as a native copywriter says it, and about as short.`,
          RULES,
        ].join('\n'),
        data: {
          names: wanted.flatMap(({names}) => names).filter((name, at, all) => all.indexOf(name) === at),
          approvedClaims: usableClaims(claims).map(({text}) => text),
          brandVoice: brand.file.defaults.tenspot.voice,
          bannedWords: brand.file.defaults.tenspot.words.banned,
          textStyle: limitsOfStyle(brand.file.defaults.tenspot.words.style),
          product: {name: brief.product, audience: brief.audience},
          translate: wanted.map(({from}, at) => ({
            ...{id: ids[at], from},
            ...(faults[at] === undefined ? {} : {yourLastTranslationWasWrong: faults[at]}),
          })),
        },
      },
      buy,
      TRANSLATING,
    );
    return new Map(
      wanted.map(({from}, at) => [from, tidied(answered.find(({text}) => text === ids[at])?.to ?? '')]),
    );
  };
  const answers = await ask(texts, []);
  const faultOf = (text: TextToTranslate): string | undefined =>
    translationFault(answers.get(text.from) ?? '', text);
  const wrong = texts.filter((text) => faultOf(text) !== undefined);
  let error: TenspotError | undefined;
  if (wrong.length > 0) {
    const again = await ask(wrong, wrong.map(faultOf)).catch((thrown: unknown) => {
      if (!isWordsError(thrown)) throw thrown;
      error = thrown;
      return new Map<string, string>();
    });
    for (const [from, to] of again) answers.set(from, to);
  }
  const judge = copyRules(rules);
  const proposed: ProposedTranslations = {texts: [], refused: [], error};
  for (const text of texts) {
    const to = answers.get(text.from) ?? '';
    const why = faultOf(text) ?? judge(to);
    if (why === undefined) proposed.texts.push({from: text.from, to});
    else proposed.refused.push({from: text.from, why});
  }
  return proposed;
}
