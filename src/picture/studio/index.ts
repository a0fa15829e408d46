/** `tenspot/studio`: the root components that `tenspot studio` and Remotion's own commands open. */
export {StudioRoot} from './StudioRoot.tsx';
export {VariantsRoot} from './VariantsRoot.tsx';
