import { QueryClientProvider, useQueryErrorResetBoundary } from "@tanstack/react-query";
import { App as Ant, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { lazy, Suspense, useEffect } from "react";
import { makeQueryClient } from "../api/queries";
import { PictureProvider } from "../graph/PictureProvider";
import OverviewView from "../overview/OverviewView";
import { LanguageProvider, useLanguage } from "../text/language";
import type { View } from "./address";
import { Boundary } from "./Boundary";
import { Waiting } from "./states";
import { THEME } from "./theme";
import { TopBar } from "./TopBar";
import { useAddress } from "./useAddress";

const client = makeQueryClient();
/** Long enough for the first screen to be there on an office network. */
const AFTER_FIRST_SCREEN_MS = 1200;

const graphView = () => import("../graph/GraphView");

const SCREENS: Readonly<Record<View, React.ComponentType>> = {
  overview: OverviewView,
  graph: lazy(graphView),
  compare: lazy(() => import("../compare/CompareView")),
  articles: lazy(() => import("../articles/ArticlesView")),
  query: lazy(() => import("../query/QueryView")),
};

/** The whole explorer. */
export function App() {
  return (
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <Themed />
      </LanguageProvider>
    </QueryClientProvider>
  );
}

function Themed() {
  const { language } = useLanguage();
  return (
    <ConfigProvider locale={language === "zh" ? zhCN : enUS} theme={THEME} button={{ autoInsertSpace: false }}>
      <Ant className="app">
        <Whole />
      </Ant>
    </ConfigProvider>
  );
}

function Whole() {
  const { reset } = useQueryErrorResetBoundary();
  useEffect(() => {
    // The first click mostly leads to the picture: fetch its parts while the first screen is read.
    const timer = window.setTimeout(
      () => void Promise.all([graphView(), import("../graph/Canvas")]),
      AFTER_FIRST_SCREEN_MS,
    );
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <Boundary onRetry={reset}>
      <Suspense fallback={<Waiting />}>
        <PictureProvider>
          <TopBar />
          <Screen onRetry={reset} />
        </PictureProvider>
      </Suspense>
    </Boundary>
  );
}

function Screen({ onRetry }: { onRetry: () => void }) {
  const { view } = useAddress();
  const Chosen = SCREENS[view];
  return (
    <main className="screen">
      <Boundary key={view} onRetry={onRetry}>
        <Suspense fallback={<Waiting />}>
          <Chosen />
        </Suspense>
      </Boundary>
    </main>
  );
}
