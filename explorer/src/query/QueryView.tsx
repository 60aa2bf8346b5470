import { PlayCircleOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { runCypher } from "../api/queries";
import type { QuestionOut } from "../api/shapes";
import { Failure, Nothing, Waiting } from "../app/states";
import { go, useAddress } from "../app/useAddress";
import { useSay } from "../text/language";
import { Parameters } from "./Parameters";
import { fieldsOf, valuesOf, type Values } from "./fields";
import { Questions } from "./Questions";
import { Results } from "./Results";

const Editor = lazy(() => import("./Editor"));

const FIRST =
  "MATCH (x)-[:IMPLEMENTS]->(p:Program)\nRETURN p.id AS program, count(x) AS implementers\nORDER BY implementers DESC\nLIMIT 20";

interface Asked {
  text: string;
  values: Values;
}

/** Free questions in Cypher, and the ready ones that need none. */
export default function QueryView() {
  const say = useSay();
  const address = useAddress();
  const [text, setText] = useState(address.query ?? FIRST);
  const [question, setQuestion] = useState<QuestionOut | null>(null);
  const [typed, setTyped] = useState<Values>({});
  const fields = fieldsOf(text, question?.parameters ?? [], typed);
  const asked = useMutation({ mutationFn: ({ text: query, values }: Asked) => runCypher(query, values) });
  const run = () => {
    go({ query: text }, true);
    asked.mutate({ text, values: valuesOf(fields) });
  };
  const choose = (chosen: QuestionOut) => {
    setText(chosen.cypher);
    setQuestion(chosen);
    setTyped({});
    asked.mutate({ text: chosen.cypher, values: valuesOf(fieldsOf(chosen.cypher, chosen.parameters, {})) });
  };
  return (
    <div className="page query">
      <Questions chosen={question?.id ?? null} onChoose={choose} />
      <div className="console">
        <Suspense fallback={<Waiting />}>
          <Editor text={text} label={say("query.editor")} onChange={setText} onRun={run} />
        </Suspense>
        <Parameters fields={fields} onChange={(name, value) => setTyped({ ...typed, [name]: value })} />
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
