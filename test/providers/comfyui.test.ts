import {fake} from '../../src/providers/comfyui/fake.ts';
import {comfyui} from '../../src/providers/comfyui/provider.ts';
import {providerContract} from './contract.ts';

/** The graph has the values of the plan at its own nodes. */
const graph = (body: Record<string, unknown>) =>
  body.prompt as Record<string, {inputs: Record<string, unknown>}>;

providerContract(comfyui, {
  faults: fake.faults,
  wire: {
    constant: [],
    leaves: (asked) => {
      const {positive, negative, latent, sampled} = graph(asked?.body ?? {});
      const {width, height, length} = latent?.inputs ?? {};
      return Object.entries({
        text: positive?.inputs.text,
        negative: negative?.inputs.text,
        width,
        height,
        length,
        seed: sampled?.inputs.seed,
      });
    },
  },
});
