import { Switch } from "antd";
import type { Kind, Kinds } from "../app/useKinds";
import { useKinds } from "../app/useKinds";
import { useSay } from "../text/language";
import { toggled, type Filters } from "./filters";
import type { Picture } from "./picture";

interface Properties {
  picture: Picture;
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** What the colours mean, with the number of each on the screen; pressing one hides or shows it. */
export function Legend({ picture, filters, onChange }: Properties) {
  const say = useSay();
  const { labels, relations } = present(picture, useKinds());
  return (
    <aside className="legend" aria-label={say("legend.title")}>
      <ul>
        {labels.map(({ kind, count }) => (
          <Entry
            key={kind.name}
            kind={kind}
            count={count}
            shape="dot"
            off={filters.labels.has(kind.name)}
            onToggle={() => onChange({ ...filters, labels: toggled(filters.labels, kind.name) })}
          />
        ))}
      </ul>
      <ul>
        {relations.map(({ kind, count }) => (
          <Entry
            key={kind.name}
            kind={kind}
            count={count}
            shape="dash"
            off={filters.relations.has(kind.name)}
            onToggle={() => onChange({ ...filters, relations: toggled(filters.relations, kind.name) })}
          />
        ))}
      </ul>
      <label className="switch" title={say("legend.routineWhy")}>
        <Switch size="small" checked={filters.routine} onChange={(routine) => onChange({ ...filters, routine })} />
        {say("legend.routine")}
      </label>
    </aside>
  );
}

interface EntryProperties {
  kind: Kind;
  count: number;
  shape: "dot" | "dash";
  off: boolean;
  onToggle: () => void;
}

function Entry({ kind, count, shape, off, onToggle }: EntryProperties) {
  return (
    <li>
      <button type="button" className={off ? "entry off" : "entry"} aria-pressed={!off} onClick={onToggle}>
        <span className={shape} style={{ background: kind.color }} />
        {kind.text}
        <span className="count">{count}</span>
      </button>
    </li>
  );
}

interface Present {
  kind: Kind;
  count: number;
}

/** Return the kinds on the screen in the ontology's order, with how many there are of each. */
function present(picture: Picture, kinds: Kinds): { labels: Present[]; relations: Present[] } {
  const labels = tally([...picture.nodes.values()].map((node) => node.label));
  const relations = tally([...picture.edges.values()].map((edge) => edge.relation));
  return {
    labels: kinds.labels.flatMap(({ name }) =>
      labels.has(name) ? [{ kind: kinds.label(name), count: labels.get(name)! }] : [],
    ),
    relations: kinds.relations.flatMap(({ name }) =>
      relations.has(name) ? [{ kind: kinds.relation(name), count: relations.get(name)! }] : [],
    ),
  };
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
