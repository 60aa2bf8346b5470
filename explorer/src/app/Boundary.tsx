import { Component, type ReactNode } from "react";
import { Failure } from "./states";

interface Properties {
  children: ReactNode;
  onRetry: () => void;
}

/** Keep an error of one part of the page from taking the whole page away. */
export class Boundary extends Component<Properties, { error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  retry = () => {
    this.props.onRetry();
    this.setState({ error: null });
  };

  override render() {
    if (!this.state.error) return this.props.children;
    return (
      <div className="page">
        <Failure error={this.state.error} retry={this.retry} />
      </div>
    );
  }
}
