import {type Leaf, leavesOf} from '../../../src/providers/suite/wire-format.ts';
import {fake} from '../../../src/providers/vendors/openai-stills/fake.ts';
import {openaiStills} from '../../../src/providers/vendors/openai-stills/provider.ts';
import {providerContract} from './run-contract.ts';

/** A field of a form, and its value; a file shows as the beginning of a `data:` URI. */
const FIELD = /name="(\w+)"(; filename="[^"]*")?[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/g;

providerContract(openaiStills, {
  faults: fake.faults,
  wire: {
    constant: ['model', 'n'],
    local: ['move', 'amount', 'ease', 'seconds', 'fps', 'x', 'y'],
    looks: false,
    leaves: (asked) =>
      asked?.path.endsWith('/edits')
        ? [...Buffer.from(asked.bytes).toString('latin1').matchAll(FIELD)].map(
            ([, name = '', file, value]): Leaf => [name, file ? 'data:' : value],
          )
        : leavesOf(asked?.body),
  },
});
