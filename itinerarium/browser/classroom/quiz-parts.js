// @ts-check
/** What stands on the quiz's card: to answer, what was right, and what was reached. */

import { inLanguage, word } from "../data/words.js";
import { element } from "../dom/dom.js";

/**
 * A question's answers as buttons; when one is chosen the right one is marked.
 * @param {Extract<import("./quiz-tasks.js").Task, {kind: "choose"}>} task
 * @param {number} chosen its number among the answers, -1 for none yet
 * @param {string} lang
 * @param {(answer: number) => void} choose
 */
export function choiceParts({ question, order }, chosen, lang, choose) {
  const items = order.map((answer) => {
    const text = inLanguage(question.answers[answer], lang) ?? "";
    return element(
      "li",
      {},
      chosen < 0 ? choiceButton(text, () => choose(answer)) : judged(text, answer, chosen, lang),
    );
  });
  return element("ul", { class: "quiz-choices" }, ...items);
}

/** @param {string} text @param {() => void} onPress */
function choiceButton(text, onPress) {
  const button = element("button", { type: "button", class: "quiz-choice" }, text);
  button.addEventListener("click", onPress);
  return button;
}

/** @param {string} text @param {number} answer @param {number} chosen @param {string} lang */
function judged(text, answer, chosen, lang) {
  const isRight = answer === 0;
  const note = isRight ? word(lang, "quizRight") : answer === chosen ? word(lang, "quizChosen") : "";
  const look = isRight ? "quiz-choice is-right" : answer === chosen ? "quiz-choice is-wrong" : "quiz-choice";
  return element("p", { class: look }, text, note && element("span", { class: "quiz-note" }, note));
}

/**
 * What was reached, each task with what it earned, and a way to what was wrong.
 * @param {{reached: string, rows: {name: string, note: string}[], again: (() => void) | null}} result
 * @param {string} lang
 * @returns {Node[]}
 */
export function resultParts({ reached, rows, again }, lang) {
  const items = rows.map(({ name, note }) =>
    element("li", {}, element("span", { class: "quiz-name" }, name), element("span", { class: "quiz-note" }, note)),
  );
  const button = element("button", { type: "button", class: "plain-button quiz-wrong" }, word(lang, "quizWrong"));
  button.addEventListener("click", (event) => {
    event.stopPropagation(); // the button goes, and the map would take the press for an answer
    again?.();
  });
  return [
    element("p", { class: "quiz-verdict" }, reached),
    ...(again ? [button] : []),
    element("ul", { class: "quiz-order" }, ...items),
  ];
}

/** Minutes and seconds: 2:05. @param {number} seconds */
export function clockTime(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
