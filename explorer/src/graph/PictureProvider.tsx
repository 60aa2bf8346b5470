import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  type ReactNode,
} from "react";
import { reachQuery } from "../api/queries";
import { sentence } from "../app/states";
import { useSay } from "../text/language";
import { joined } from "./joins";
import { BLANK, reducePicture, type Picture, type PictureAction, type PicturePart } from "./picture";

/** A first picture of fewer nodes shows nothing of how things hang together: it reaches one step further. */
const SPARSE = 15;
const FIRST_LIMIT = 60;

interface PictureTools {
  picture: Picture;
  canUndo: boolean;
  /** How many neighbourhoods are on their way. */
  waiting: number;
  change: (action: PictureAction) => void;
  /** Fetch a node's neighbours and add them; with `fresh` they become the whole picture. Asked twice is once. */
  open: (id: string, fresh?: boolean) => Promise<void>;
  /** Add something found another way, such as a path. */
  add: (cause: string, part: PicturePart) => Promise<void>;
}

const Context = createContext<PictureTools | null>(null);

/** Hold the picture above all views, so that it is still there when one comes back to it. */
export function PictureProvider({ children }: { children: ReactNode }) {
  const [state, change] = useReducer(reducePicture, BLANK);
  const latest = useRef(state.now);
  useEffect(() => {
    latest.current = state.now;
  }, [state]);
  const { waiting, attempt } = useAttempts();
  const fetchNeighbours = useNeighbours();

  const add = useCallback(
    async (cause: string, part: PicturePart) => {
      const whole = await attempt(() => joined(latest.current, part));
      change({ type: "grow", cause, part: whole ?? part });
    },
    [attempt],
  );
  const underway = useRef(new Set<string>());
  const open = useCallback(
    async (id: string, fresh = false) => {
      if (underway.current.has(id)) return;
      underway.current.add(id);
      const part = await attempt(() => fetchNeighbours(id, fresh));
      if (part && fresh) change({ type: "start", cause: id, part });
      else if (part) await add(id, part);
      underway.current.delete(id);
    },
    [attempt, fetchNeighbours, add],
  );
  const tools = useMemo(
    () => ({ picture: state.now, canUndo: state.past.length > 0, waiting, change, open, add }),
    [state, waiting, open, add],
  );
  return <Context value={tools}>{children}</Context>;
}

/** Return a function that does something which may fail, and says in a passing message why it did. */
function useAttempts() {
  const [waiting, setWaiting] = useState(0);
  const { message } = App.useApp();
  const say = useSay();
  const attempt = useCallback(
    async <T,>(work: () => Promise<T>): Promise<T | null> => {
      setWaiting((count) => count + 1);
      try {
        return await work();
      } catch (error) {
        void message.error(sentence(error instanceof Error ? error : new Error(String(error)), say));
        return null;
      } finally {
        setWaiting((count) => count - 1);
      }
    },
    [message, say],
  );
  return { waiting, attempt };
}

/** Return a function that fetches a node's neighbours, and says in a passing message how many it left out. */
function useNeighbours() {
  const client = useQueryClient();
  const { message } = App.useApp();
  const say = useSay();
  return useCallback(
    async (id: string, fresh: boolean): Promise<PicturePart> => {
      const near = await client.fetchQuery(reachQuery(id));
      if (fresh && near.total < SPARSE) return client.fetchQuery(reachQuery(id, { depth: 2, limit: FIRST_LIMIT }));
      if (near.truncated) void message.info(say("graph.truncated", { shown: near.nodes.length, total: near.total }));
      return near;
    },
    [client, message, say],
  );
}

/** Return the picture and what can be done to it. */
export function usePicture(): PictureTools {
  const tools = use(Context);
  if (!tools) throw new Error("usePicture needs a PictureProvider above it.");
  return tools;
}
