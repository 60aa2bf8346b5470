import type { TextKey } from "../text/text";
import { Answer, Nothing } from "../app/states";
import { useStart } from "../app/useStart";
import { useKinds } from "../app/useKinds";
import { useSay } from "../text/language";
import { useStarts, type Start } from "./useStarts";

/** Good first clicks. */
export function Starts() {
  return (
    <div className="starts">
      <StartList which="programs" title="start.programs" unit="start.places" />
      <StartList which="counties" title="start.counties" unit="start.programsCount" />
    </div>
  );
}

function StartList({ which, title, unit }: { which: "programs" | "counties"; title: TextKey; unit: TextKey }) {
  const say = useSay();
  const asked = useStarts(which);
  return (
    <section className="start-list">
      <h3>{say(title)}</h3>
      <Answer asked={asked}>
        {(starts) =>
          starts.length ? (
            starts.map((start) => <StartButton key={start.id} start={start} unit={unit} most={starts[0]?.count ?? 1} />)
          ) : (
            <Nothing>{say("start.none")}</Nothing>
          )
        }
      </Answer>
    </section>
  );
}

function StartButton({ start, unit, most }: { start: Start; unit: TextKey; most: number }) {
  const say = useSay();
  const begin = useStart();
  const { color } = useKinds().label(start.label);
  return (
    <button type="button" className="start" onClick={() => begin(start.id)}>
      <span className="dot" style={{ background: color }} />
      <span className="start-name">{start.name}</span>
      <span className="bar" aria-hidden="true">
        <span style={{ width: `${(100 * start.count) / most}%`, background: color }} />
      </span>
      <span className="count">{say(unit, { count: start.count })}</span>
    </button>
  );
}
