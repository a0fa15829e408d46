import type {SpeechCard} from '../../../src/providers/contract/card.ts';
import type {Alteration, ResolvedRequest, SpeechRequest} from '../../../src/providers/contract/request.ts';
import {TenspotError} from '../../../src/spot/problem/errors.ts';

/** Plans a line: a voice that the model does not have is replaced and listed; a text that it cannot speak is refused. */
export function planSpeech(request: SpeechRequest, card: SpeechCard): ResolvedRequest {
  const {text, voice: asked, language, take} = request;
  const {id, version, voices, languages, characters} = card;
  const [first = asked] = voices ?? [];
  const refuse = (expected: string, got: string): TenspotError =>
    new TenspotError({code: 'speech-refused', what: `${id} cannot speak this line`, expected, got});
  if (text.length > characters) throw refuse(`at most ${characters} characters`, `${text.length}`);
  if (!languages.includes(language)) throw refuse(`one of ${languages.join(', ')}`, language);
  const voice = voices?.includes(asked) ? asked : first;
  const altered: Alteration[] =
    voice === asked ? [] : [{field: 'voice', asked, becomes: voice, why: 'a voice that the model has'}];
  return {
    provider: 'echo',
    model: id,
    version,
    params: {text, voice, language},
    inputs: {},
    take,
    altered,
    makes: {characters: text.length},
  };
}
