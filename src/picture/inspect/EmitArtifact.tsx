import {type ReactNode, useLayoutEffect, useRef, useState} from 'react';
import {Artifact, useDelayRender} from 'remotion';
import {whenQuiet} from './wait-until-settled.ts';

type Props = {
  /** Of its own in the whole job. */
  name: string;
  /** Reads what was drawn: its DOM, last of all. `rests` is false where that never stops changing. */
  read: (root: HTMLElement, rests: boolean) => string | Promise<string>;
  children: ReactNode;
};

/** Draws its children, waits until fonts, pictures and effects have settled, and emits what is read of them then. */
export function Emit({name, read, children}: Props) {
  const {delayRender, continueRender, cancelRender} = useDelayRender();
  const [handle] = useState(() => delayRender(`Reading ${name}`));
  const [text, setText] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is made anew for other children
  useLayoutEffect(() => {
    let gone = false;
    whenQuiet(handle)
      .then((rests) => (root.current ? read(root.current, rests) : null))
      .then((said) => !gone && setText(said))
      .catch(cancelRender);
    return () => {
      gone = true;
      continueRender(handle);
    };
  }, []);

  // The artifact below is registered by its own effect, which runs before this one.
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
