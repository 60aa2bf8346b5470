import { useQuery } from "@tanstack/react-query";
import { statsQuery } from "../api/queries";
import type { Stats } from "../api/shapes";
import { Answer, Nothing } from "../app/states";
import { useKinds } from "../app/useKinds";
import { useStart } from "../app/useStart";
import { SearchBox } from "../search/SearchBox";
import { useSay } from "../text/language";
import { Starts } from "./Starts";

/** The first screen: what there is, and where to click first. */
export default function OverviewView() {
  const say = useSay();
  const asked = useQuery(statsQuery);
  const begin = useStart();
  return (
    <div className="page overview">
      <section className="hero">
        <h1>{say("app.name")}</h1>
        <p>{say("app.purpose")}</p>
        <SearchBox size="large" onChoose={begin} />
      </section>
      <Answer asked={asked}>
        {(stats) => (stats.nodes["Article"] ? <Counts stats={stats} /> : <Nothing>{say("overview.empty")}</Nothing>)}
      </Answer>
      <Starts />
    </div>
  );
}

function Counts({ stats }: { stats: Stats }) {
  const kinds = useKinds();
  const say = useSay();
  return (
    <section className="counts" aria-label={say("overview.counts")}>
      <Tiles
        title={say("overview.nodes")}
        shape="dot"
        entries={kinds.labels.map(({ name }) => ({ ...kinds.label(name), count: stats.nodes[name] ?? 0 }))}
      />
      <Tiles
        title={say("overview.edges")}
        shape="dash"
        entries={kinds.relations.map(({ name }) => ({ ...kinds.relation(name), count: stats.edges[name] ?? 0 }))}
      />
    </section>
  );
}

interface TilesProperties {
  title: string;
  shape: "dot" | "dash";
  entries: readonly { name: string; text: string; color: string; count: number }[];
}

function Tiles({ title, shape, entries }: TilesProperties) {
  return (
    <div className="tiles">
      <h3>{title}</h3>
      <dl>
        {entries.map((entry) => (
          <div key={entry.name}>
            <dt>
              <span className={shape} style={{ background: entry.color }} />
              {entry.text}
            </dt>
            <dd>{entry.count.toLocaleString()}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
