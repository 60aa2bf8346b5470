import { useQuery } from "@tanstack/react-query";
import { Segmented, Switch } from "antd";
import { lazy, Suspense, useMemo, useState } from "react";
import { compareQuery } from "../api/queries";
import type { CellOut, ComparisonOut } from "../api/shapes";
import { Answer, Nothing, Waiting } from "../app/states";
import { go, useAddress } from "../app/useAddress";
import { useSay } from "../text/language";
import { CellPanel } from "./CellPanel";
import { Likeness } from "./Likeness";
import { cellAt, matrixOf, type Measure } from "./matrix";
import { PlacePicker } from "./PlacePicker";

const HeatMap = lazy(() => import("./HeatMap"));
/** The API compares this many places at once. */
const MOST_PLACES = 20;

/** Places side by side: what each carries out, how widely, and the words behind every cell. */
export default function CompareView() {
  const say = useSay();
  const { places } = useAddress();
  const [routine, setRoutine] = useState(false);
  const [measure, setMeasure] = useState<Measure>("count");
  const asked = useQuery(compareQuery(places, routine));
  const measures = (["count", "support", "coverage"] as const).map((value) => ({
    value,
    label: say(`compare.${value}`),
  }));
  return (
    <div className="page compare">
      <PlacePicker
        chosen={places}
        known={asked.data?.places ?? []}
        most={MOST_PLACES}
        onChange={(next) => go({ places: next })}
      />
      <div className="compare-tools">
        <Segmented<Measure> value={measure} onChange={setMeasure} options={measures} />
        <label className="switch">
          <Switch size="small" checked={routine} onChange={setRoutine} /> {say("compare.routine")}
        </label>
      </div>
      {places.length < 2 ? (
        <Nothing>{say("compare.choose")}</Nothing>
      ) : (
        <Answer asked={asked}>{(found) => <Compared found={found} measure={measure} />}</Answer>
      )}
    </div>
  );
}

function Compared({ found, measure }: { found: ComparisonOut; measure: Measure }) {
  const say = useSay();
  const matrix = useMemo(() => matrixOf(found, measure), [found, measure]);
  const [cell, choose] = useState<CellOut | undefined>();
  if (!found.programs.length) return <Nothing>{say("compare.none")}</Nothing>;
  return (
    <>
      <p className="aside">{say("compare.help", { programs: found.programs.length, shared: found.shared.length })}</p>
      <Suspense fallback={<Waiting />}>
        <HeatMap
          matrix={matrix}
          unit={say(`compare.${measure}Unit`)}
          onChoose={(column, row) => choose(cellAt(found, column, row))}
        />
      </Suspense>
      <Likeness found={found} />
      <CellPanel cell={cell} found={found} onClose={() => choose(undefined)} />
    </>
  );
}
