import fc from 'fast-check';
import {expect, test} from 'vitest';
import {CameraMoveKind} from '../../spot/timeline/camera-move.ts';
import {FORMAT_SIZE} from '../../spot/variant/format.ts';
import type {ModelCard} from '../contract/card.ts';
import type {Provider} from '../contract/contract.ts';
import {footageOf, type ResolvedRequest, type ShotRequest} from '../contract/request.ts';
import {type SuiteSetup, shot} from './test-setup.ts';

const file = fc.constantFrom('a', 'b', 'c').map((letter) => ({
  sha256: letter.repeat(64),
  focus: [0.5, 0.5] as [number, number],
}));

const asked = fc.record({
  seconds: fc.oneof(
    fc.constant(0.5),
    fc.integer({min: 1, max: 40}),
    fc.double({min: 0.2, max: 60, noNaN: true}),
  ),
  fps: fc.constantFrom(24, 25, 30),
  size: fc.constantFrom(...Object.values(FORMAT_SIZE), {width: 270, height: 480}),
  move: fc.record({
    kind: fc.constantFrom(...CameraMoveKind.options),
    amount: fc.constantFrom(0, 0.05, 0.1),
    ease: fc.constantFrom('linear' as const, 'ease' as const),
  }),
  subject: fc.oneof(
    fc.constant('a flask'),
    fc.string({minLength: 1, maxLength: 60}),
    fc.constant('very '.repeat(2000)),
  ),
  photo: fc.option(file),
  last: fc.option(file),
  clip: fc.option(file),
  references: fc.array(file, {maxLength: 12}),
  seed: fc.option(fc.oneof(fc.constant(0), fc.integer({min: 0, max: 2 ** 40})), {nil: undefined}),
  negativePrompt: fc.option(fc.oneof(fc.constant(''), fc.string({maxLength: 900})), {nil: undefined}),
  audio: fc.option(fc.boolean(), {nil: undefined}),
});

/** Tests that plans are pure, and that each field is sent as asked or listed as altered. */
export function planningTests(provider: Provider, stage: SuiteSetup): void {
  test.each(provider.models.map((card) => [card.id, card] as const))(
    '%s is sent every field as asked, or the plan lists it',
    (_, card) => {
      fc.assert(
        fc.property(asked, ({subject, ...fields}) => {
          const request = requestOf(card, stage, {...fields, shot: {...shot, subject}});
          const planned = provider.plan(request, card);
          expect(provider.plan(request, card)).toEqual(planned);
          expect(silentlyDropped(request, planned, card)).toEqual([]);
          const {usd} = provider.estimate(planned);
          expect(usd).toBeGreaterThanOrEqual(0);
          expect(Math.abs(usd * 1e6 - Math.round(usd * 1e6))).toBeLessThan(1e-3);
        }),
        {numRuns: 120},
      );
    },
  );
}

function requestOf(card: ModelCard, stage: SuiteSetup, fields: Partial<ShotRequest>): ShotRequest {
  const request = stage.request(card, fields);
  const {inputs} = card;
  return {
    ...request,
    photo: request.photo ?? (inputs.photo === 'needed' ? stage.photo : null),
    clip: request.clip ?? (inputs.clip === 'needed' ? stage.clip : null),
  };
}

/** Fields that are neither sent nor listed. */
function silentlyDropped(request: ShotRequest, planned: ResolvedRequest, {generation}: ModelCard): string[] {
  const {params, inputs, altered} = planned;
  const makes = footageOf(planned);
  const values = Object.values(params);
  const says = (...forms: unknown[]): boolean => forms.some((form) => values.includes(form as string));
  const held = Object.values(inputs);
  const {seconds, seed, negativePrompt, audio, size, photo, clip, last, references = []} = request;
  const kept: Record<string, boolean> = {
    seconds:
      says(seconds, String(seconds), `${seconds}s`, seconds * (generation?.fps ?? 0) + 1) &&
      makes?.seconds === seconds,
    seed: seed === undefined || says(seed),
    negativePrompt: negativePrompt === undefined || says(negativePrompt),
    audio: audio === undefined || says(audio) || audio === (generation?.audio === 'always'),
    size: makes?.width === size.width && makes?.height === size.height,
    photo: !photo || held.includes(photo.sha256),
    clip: !clip || held.includes(clip.sha256),
    last: !last || inputs.last === last.sha256,
    references: references.every(
      (_, index) => inputs[`reference-${index + 1}`] === references[index]?.sha256,
    ),
    move: request.move.kind === 'static' && request.move.amount === 0 ? true : says(request.move.kind),
    prompt: values.some((value) => typeof value === 'string' && value.includes(request.shot.subject)),
  };
  const listed = new Set(altered.map(({field}) => field));
  return Object.keys(kept).filter((field) => !kept[field] && !listed.has(field));
}
