import {TenspotError} from '../../spot/problem/errors.ts';
import type {ModelCard} from '../contract/card.ts';
import type {ShotRequest} from '../contract/request.ts';
import type {Alter} from './fit-request.ts';
import {asReferences} from './vendor-request.ts';

/** The files of a request, by what they are for: their sha256. */
export function planInputs(request: ShotRequest, card: ModelCard, alter: Alter): Record<string, string> {
  refuseMissing(request, card);
  const {inputs, generation} = card;
  const {photo, clip, last = null, references = []} = request;
  const planned: Record<string, string> = {};
  if (photo && inputs.photo !== 'no' && generation?.routes.photo) planned.photo = photo.sha256;
  else if (photo) alter('photo', photo.sha256, 'not sent', 'this model starts from words');
  if (clip && inputs.clip !== 'no') planned.clip = clip.sha256;
  else if (clip) alter('clip', clip.sha256, 'not sent', 'this model takes no clip');
  if (last && inputs.last && planned.photo) planned.last = last.sha256;
  else if (last) alter('last', last.sha256, 'not sent', 'this model takes no picture to end on');
  const most = inputs.references ?? 0;
  Object.assign(planned, asReferences(references.slice(0, most).map(({sha256}) => sha256)));
  if (references.length > most)
    alter('references', references.length, String(most), 'the most pictures that it takes');
  return planned;
}

function refuseMissing({photo, clip, shot}: ShotRequest, {id, inputs}: ModelCard): void {
  const missing =
    (inputs.photo === 'needed' && !photo && 'a photo to start from') ||
    (inputs.clip === 'needed' && !clip && 'a clip to start from');
  if (!missing) return;
  throw new TenspotError({
    code: 'input-missing',
    what: `${id} cannot shoot "${shot.id}" without an input`,
    expected: missing,
    got: 'none',
    fix: 'Give the shot one in shots.yaml, or choose another model.',
  });
}
