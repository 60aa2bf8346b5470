import { PlayCircleOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { runCypher } from "../api/queries";
import type { QuestionOut } from "../api/shapes";
import { Failure, Nothing, Waiting } from "../app/states";
import { go, useAddress } from "../app/useAddress";
import { useSay } from "../text/language";
import { Parameters, type Values } from "./Parameters";
import { Questions } from "./Questions";
import { Results } from "./Results";

const Editor = lazy(() => import("./Editor"));

const FIRST = "MATCH (x)-[:IMPLEMENTS]->(p:Program)\nRETURN p.id AS program, count(x) AS implementers\nORDER BY implementers DESC\nLIMIT 20";

/** Free questions in Cypher, and the ready ones that need none. */
export default function QueryView() {
  const say = useSay();
  const address = useAddress();
  const [text, setText] = useState(address.query ?? FIRST);
  const [values, setValues] = useState<Values>({});
  const asked = useMutation({ mutationFn: () => runCypher(text, values) });
  const run = () => {
    go({ query: text }, true);
    asked.mutate();
  };
  const choose = (question: QuestionOut) => {
    setText(question.query);
    setValues(question.parameters);
    asked.reset();
  };
  return (
    <div className="page query">
      <Questions onChoose={choose} />
      <div className="console">
        <Suspense fallback={<Waiting />}>
          <Editor text={text} label={say("query.editor")} onChange={setText} onRun={run} />
        </Suspense>
        <Parameters values={values} onChange={setValues} />
        <div className="console-run">
          <Button type="primary" icon={<PlayCircleOutlined />} loading={asked.isPending} onClick={run}>
            {say("query.run")}
          </Button>
          <span className="aside">{say("query.hint")}</span>
        </div>
        {asked.error && <Failure error={asked.error} />}
        {asked.data && <Results table={asked.data} />}
        {asked.isIdle && <Nothing>{say("query.idle")}</Nothing>}
      </div>
    </div>
  );
}
