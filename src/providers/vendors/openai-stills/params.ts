import type {Fields} from '../../adapter/plan-request.ts';
import type {ResolvedRequest, ShotRequest} from '../../contract/contract.ts';

export const fields: Fields = {
  prompt: (text) => ({prompt: text}),
  shape: ({width, height}) => ({size: `${width}x${height}`}),
  always: {quality: 'high', output_format: 'png'},
};

/** What is sent; the rest of the params is for the camera move, which is made here. */
const SENT = ['prompt', 'size', 'quality', 'output_format'];

export const sent = ({params}: ResolvedRequest): Record<string, string> =>
  Object.fromEntries(SENT.map((name) => [name, String(params[name])]));

/** The move, the length and the rate are honoured to the frame: a picture is made there, and moved over here. */
export function withMove(planned: ResolvedRequest, {move, shot, seconds, fps}: ShotRequest): ResolvedRequest {
  const {kind, amount, ease} = move;
  const [x, y] = shot.focus;
  return {
    ...planned,
    params: {...planned.params, move: kind, amount, ease, seconds, fps, x, y},
    altered: planned.altered.filter(({field}) => !['move', 'seconds'].includes(field)),
  };
}
