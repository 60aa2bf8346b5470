import { useQuery } from "@tanstack/react-query";
import { questionsQuery } from "../api/queries";
import type { QuestionOut } from "../api/shapes";
import { Answer } from "../app/states";
import { useLanguage } from "../text/language";

/** The questions that are ready to ask; choosing one fills the editor and runs. */
export function Questions({ chosen, onChoose }: { chosen: string | null; onChoose: (question: QuestionOut) => void }) {
  const { language, say } = useLanguage();
  const asked = useQuery(questionsQuery);
  return (
    <nav className="questions" aria-label={say("query.ready")}>
      <h3>{say("query.ready")}</h3>
      <Answer asked={asked}>
        {({ items }) =>
          items.map((question) => (
            <button
              key={question.id}
              type="button"
              className={question.id === chosen ? "question chosen" : "question"}
              onClick={() => onChoose(question)}
            >
              {question[language]}
            </button>
          ))
        }
      </Answer>
    </nav>
  );
}
