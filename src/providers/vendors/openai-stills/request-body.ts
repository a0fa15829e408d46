import type {Fields} from '../../adapter/plan-request.ts';
import type {VendorRequest} from '../../adapter/vendor-request.ts';
import type {ResolvedRequest, ShotRequest} from '../../contract/request.ts';

export const requestFields = (): Fields => ({
  prompt: (text) => ({prompt: text}),
  shape: ({width, height}) => ({size: `${width}x${height}`}),
  always: {quality: 'high', output_format: 'png'},
});

/** The params that the vendor gets. The others are for the camera move, which is made on this machine. */
const SENT = ['size', 'quality', 'output_format'];

/** The body of a request for one picture. */
export const requestBody = ({route: model, resolved: {params}}: VendorRequest) => ({
  model,
  n: 1,
  prompt: String(params.prompt),
  ...Object.fromEntries(SENT.map((name) => [name, String(params[name])])),
});

/** Adds the camera move, the length and the rate. They are honoured to the frame: the vendor makes the picture, this machine the move. */
export function withCameraMove(
  planned: ResolvedRequest,
  {move, shot, seconds, fps}: ShotRequest,
): ResolvedRequest {
  const {kind, amount, ease} = move;
  const [x, y] = shot.focus;
  return {
    ...planned,
    params: {...planned.params, move: kind, amount, ease, seconds, fps, x, y},
    altered: planned.altered.filter(({field}) => !['move', 'seconds'].includes(field)),
  };
}
