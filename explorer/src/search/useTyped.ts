import { useEffect, useState } from "react";

/** Typing faster than this is one word still being typed; input methods commit whole words anyway. */
const PAUSE_MS = 200;

/** Return a text once its typing has paused. */
export function useTyped(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => settle(text), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}
