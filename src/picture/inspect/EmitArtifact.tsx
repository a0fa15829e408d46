import {type ReactNode, useLayoutEffect, useRef, useState} from 'react';
import {Artifact, useDelayRender} from 'remotion';
import {waitUntilSettled} from './wait-until-settled.ts';

type Props = {
  /** File name of the artifact; unique within the render. */
  name: string;
  /** Reads the DOM of the children. `settled` is false if it never stops changing. */
  read: (root: HTMLElement, settled: boolean) => string | Promise<string>;
  children: ReactNode;
};

/** Renders its children, waits until they have settled (fonts, pictures, effects), and emits what `read` returns as an artifact. */
export function EmitArtifact({name, read, children}: Props) {
  const {delayRender, continueRender, cancelRender} = useDelayRender();
  const [handle] = useState(() => delayRender(`Reading ${name}`));
  const [text, setText] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: callers set a `key`, so other children mount another component
  useLayoutEffect(() => {
    let unmounted = false;
    waitUntilSettled(handle)
      .then((settled) => (root.current ? read(root.current, settled) : null))
      .then((result) => !unmounted && setText(result))
      .catch(cancelRender);
    return () => {
      unmounted = true;
      continueRender(handle);
    };
  }, []);

  // The effect that registers the artifact below runs before this one.
  useLayoutEffect(() => {
    if (text !== null) continueRender(handle);
  }, [text, handle, continueRender]);

  return (
    <>
      <div ref={root}>{children}</div>
      {text !== null && <Artifact filename={name} content={text} />}
    </>
  );
}
