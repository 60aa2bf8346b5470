import { Alert, Button, Empty, Spin } from "antd";
import type { ReactNode } from "react";
import { ApiError } from "../api/client";
import { useSay } from "../text/language";
import type { Say } from "../text/text";

/** Say what went wrong: the API's own sentence, or ours where it could not be reached. */
export function sentence(error: Error, say: Say): string {
  if (error instanceof ApiError && error.kind === "network") return say("state.network");
  if (error instanceof ApiError && error.kind === "answer") return say("state.answer", { answer: error.message });
  return error.message;
}

/** An error with its sentence and, where it helps, a way to try again. */
export function Failure({ error, retry }: { error: Error; retry?: () => void }) {
  const say = useSay();
  const again = retry && (
    <Button size="small" onClick={retry}>
      {say("state.retry")}
    </Button>
  );
  return <Alert type="error" showIcon title={say("state.failed")} description={sentence(error, say)} action={again} />;
}

/** Something is on its way. */
export function Waiting() {
  const say = useSay();
  return (
    <div className="waiting" role="status" aria-label={say("state.loading")}>
      <Spin />
    </div>
  );
}

/** There is nothing, and why. */
export function Nothing({ children }: { children: ReactNode }) {
  return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={children} />;
}

interface Asked<T> {
  data: T | undefined;
  error: Error | null;
  refetch: () => unknown;
}

/** Show what a question answered, or that it is on its way, or why it failed. */
export function Answer<T>({ asked, children }: { asked: Asked<T>; children: (data: T) => ReactNode }) {
  if (asked.data !== undefined) return <>{children(asked.data)}</>;
  if (asked.error) return <Failure error={asked.error} retry={() => void asked.refetch()} />;
  return <Waiting />;
}
