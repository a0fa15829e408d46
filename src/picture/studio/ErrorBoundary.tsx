import {Component, type ReactNode} from 'react';
import {getRemotionEnvironment} from 'remotion';
import {PROBLEM_TAG, type Problem} from '../../spot/problem/errors.ts';

type Props = {
  /** When this value changes, the children are rendered again after an error. */
  resetOn: unknown;
  /** Shown instead of children that threw an error. */
  fallback: (problem: Problem) => ReactNode;
  children: ReactNode;
};

/** Shows the problem in place of children that throw. In a render, throws the error again, so that the render fails. */
export class ErrorBoundary extends Component<Props, {failed: {error: unknown} | null}> {
  override state = {failed: null as {error: unknown} | null};

  static getDerivedStateFromError(error: unknown) {
    return {failed: {error}};
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failed && before.resetOn !== this.props.resetOn) this.setState({failed: null});
  }

  override render(): ReactNode {
    const {failed} = this.state;
    if (!failed) return this.props.children;
    if (getRemotionEnvironment().isRendering) throw failed.error;
    return this.props.fallback(toProblem(failed.error));
  }
}

function toProblem(error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  const at = message.indexOf(PROBLEM_TAG);
  if (at >= 0) {
    try {
      return JSON.parse(message.slice(at + PROBLEM_TAG.length).split('\n')[0] ?? '') as Problem;
    } catch {
      // Not a problem after all: reported like any other error.
    }
  }
  return {code: 'drawing-failed', what: 'the graphics of the template failed', got: message};
}
