import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { createContext, use, useCallback, useMemo, useReducer, useRef, useState, type ReactNode } from "react";
import { reachQuery } from "../api/queries";
import { sentence } from "../app/states";
import { useSay } from "../text/language";
import { BLANK, reducePicture, type Picture, type PictureAction, type PicturePart } from "./picture";

/** A first picture of fewer nodes shows nothing of how things hang together: it reaches one step further. */
const SPARSE = 10;
const FIRST_LIMIT = 50;

interface PictureTools {
  picture: Picture;
  canUndo: boolean;
  /** How many neighbourhoods are on their way. */
  waiting: number;
  change: (action: PictureAction) => void;
  /** Fetch a node's neighbours and add them; with `fresh` they become the whole picture. Asked twice is once. */
  open: (id: string, fresh?: boolean) => Promise<void>;
  /** Add something found another way, such as a path. */
  add: (cause: string, part: PicturePart) => void;
}

const Context = createContext<PictureTools | null>(null);

/** Hold the picture above all views, so that it is still there when one comes back to it. */
export function PictureProvider({ children }: { children: ReactNode }) {
  const [state, change] = useReducer(reducePicture, BLANK);
  const [waiting, setWaiting] = useState(0);
  const fetchNeighbours = useNeighbours(setWaiting);
  const underway = useRef(new Set<string>());
  const open = useCallback(
    async (id: string, fresh = false) => {
      if (underway.current.has(id)) return;
      underway.current.add(id);
      const part = await fetchNeighbours(id, fresh);
      underway.current.delete(id);
      if (part) change({ type: fresh ? "start" : "grow", cause: id, part });
    },
    [fetchNeighbours],
  );
  const add = useCallback((cause: string, part: PicturePart) => change({ type: "grow", cause, part }), []);
  const tools = useMemo(
    () => ({ picture: state.now, canUndo: state.past.length > 0, waiting, change, open, add }),
    [state, waiting, open, add],
  );
  return <Context value={tools}>{children}</Context>;
}

/** Return a function that fetches a node's neighbours, and says in a passing message what was left out or failed. */
function useNeighbours(setWaiting: (step: (count: number) => number) => void) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const say = useSay();
  return useCallback(
    async (id: string, fresh: boolean): Promise<PicturePart | null> => {
      setWaiting((count) => count + 1);
      try {
        const near = await client.fetchQuery(reachQuery(id));
        const alone = fresh && near.total < SPARSE;
        const found = alone ? await client.fetchQuery(reachQuery(id, { depth: 2, limit: FIRST_LIMIT })) : near;
        if (found.truncated && !alone) void message.info(say("graph.truncated", { shown: found.nodes.length, total: found.total }));
        return found;
      } catch (error) {
        void message.error(sentence(error instanceof Error ? error : new Error(String(error)), say));
        return null;
      } finally {
        setWaiting((count) => count - 1);
      }
    },
    [client, message, say, setWaiting],
  );
}

/** Return the picture and what can be done to it. */
export function usePicture(): PictureTools {
  const tools = use(Context);
  if (!tools) throw new Error("usePicture needs a PictureProvider above it.");
  return tools;
}
