import type {Fields} from '../../adapter/plan-request.ts';
import type {VendorRequest} from '../../adapter/vendor-request.ts';
import type {ResolvedRequest} from '../../contract/request.ts';

const FPS = 24;

/** The params of a plan, named after the inputs of the graph's nodes. */
export const requestFields = (): Fields => ({
  prompt: (text) => ({text}),
  // The model makes one frame, then four at a time.
  seconds: (value) => ({length: value * FPS + 1}),
  shape: ({width, height}) => ({width, height}),
  seed: (value) => ({seed: value}),
  negativePrompt: (text) => ({negative: text}),
});

/** The body of `POST /prompt`. The job is named by us, so it can be found where the answer is lost. */
export const requestBody = ({resolved, clientId = crypto.randomUUID()}: VendorRequest): object => ({
  prompt: graphOf(resolved),
  prompt_id: clientId,
  client_id: 'tenspot',
});

type Link = [node: string, output: number];

/** ComfyUI's own template for the model, in API form. The names of the model's files are those of its downloads. */
function graphOf({params}: ResolvedRequest): object {
  const {text, negative = '', width, height, length, seed} = params;
  const node = (class_type: string, inputs: Record<string, unknown>) => ({class_type, inputs});
  const link = (from: string, output = 0): Link => [from, output];
  return {
    model: node('UNETLoader', {unet_name: 'wan2.2_ti2v_5B_fp16.safetensors', weight_dtype: 'default'}),
    words: node('CLIPLoader', {
      clip_name: 'umt5_xxl_fp8_e4m3fn_scaled.safetensors',
      type: 'wan',
      device: 'default',
    }),
    vae: node('VAELoader', {vae_name: 'wan2.2_vae.safetensors'}),
    shifted: node('ModelSamplingSD3', {model: link('model'), shift: 8}),
    positive: node('CLIPTextEncode', {clip: link('words'), text}),
    negative: node('CLIPTextEncode', {clip: link('words'), text: negative}),
    latent: node('Wan22ImageToVideoLatent', {vae: link('vae'), width, height, length, batch_size: 1}),
    sampled: node('KSampler', {
      model: link('shifted'),
      positive: link('positive'),
      negative: link('negative'),
      latent_image: link('latent'),
      seed,
      steps: 20,
      cfg: 5,
      sampler_name: 'uni_pc',
      scheduler: 'simple',
      denoise: 1,
    }),
    frames: node('VAEDecode', {samples: link('sampled'), vae: link('vae')}),
    video: node('CreateVideo', {images: link('frames'), fps: FPS}),
    saved: node('SaveVideo', {
      video: link('video'),
      filename_prefix: 'tenspot/take',
      format: 'mp4',
      codec: 'h264',
    }),
  };
}
