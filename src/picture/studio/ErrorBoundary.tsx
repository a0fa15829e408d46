import {Component, type ReactNode} from 'react';
import {getRemotionEnvironment} from 'remotion';
import {PROBLEM_TAG, type Problem} from '../../spot/problem/errors.ts';

type Props = {
  /** Another value draws again what failed. */
  of: unknown;
  instead: (problem: Problem) => ReactNode;
  children: ReactNode;
};

/** Shows what is wrong with a picture where the picture would be. A render fails, as it has to. */
export class Boundary extends Component<Props, {failed: {error: unknown; of: unknown} | null}> {
  override state = {failed: null as {error: unknown; of: unknown} | null};

  static getDerivedStateFromError(error: unknown) {
    return {failed: {error, of: undefined}};
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.of !== this.props.of) this.setState({failed: null});
  }

  override render(): ReactNode {
    const {failed} = this.state;
    if (!failed) return this.props.children;
    if (getRemotionEnvironment().isRendering) throw failed.error;
    return this.props.instead(toProblem(failed.error));
  }
}

function toProblem(error: unknown): Problem {
  const words = error instanceof Error ? error.message : String(error);
  const at = words.indexOf(PROBLEM_TAG);
  if (at >= 0) {
    try {
      return JSON.parse(words.slice(at + PROBLEM_TAG.length).split('\n')[0] ?? '') as Problem;
    } catch {
      // Told as any other error.
    }
  }
  return {code: 'drawing-failed', what: 'the graphics of the template failed', got: words};
}
