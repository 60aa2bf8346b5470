import { useQuery } from "@tanstack/react-query";
import { questionsQuery } from "../api/queries";
import type { QuestionOut } from "../api/shapes";
import { Answer } from "../app/states";
import { useLanguage } from "../text/language";

/** The questions that are ready to ask; choosing one fills the editor. */
export function Questions({ onChoose }: { onChoose: (question: QuestionOut) => void }) {
  const { language, say } = useLanguage();
  const asked = useQuery(questionsQuery);
  return (
    <nav className="questions" aria-label={say("query.ready")}>
      <h3>{say("query.ready")}</h3>
      <Answer asked={asked}>
        {(questions) =>
          questions.map((question) => (
            <button key={question.id} type="button" className="question" onClick={() => onChoose(question)}>
              {question[language]}
            </button>
          ))
        }
      </Answer>
    </nav>
  );
}
