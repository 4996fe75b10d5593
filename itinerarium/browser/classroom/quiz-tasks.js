// @ts-check
/** The tasks of a round: places to find, questions with answers to choose from, stops to put in order. Pure. */

import { inOrderOfSeed, pickedFor, roundOf } from "./quiz-score.js";

/**
 * @typedef {object} Question
 * @property {"" | "quizWhen" | "quizWho"} key  the control's text that asks, "" where `about` is the question itself
 * @property {TextByLanguage} about
 * @property {TextByLanguage[]} answers  the right one first
 */
/** @typedef {{kind: "find", id: string} | {kind: "order", stops: string[]} | {kind: "choose", question: Question, order: number[]}} Task `order`: of the answers as they are shown */

/** So many answers a question that is made of the tables has, and so many questions are in a round. */
const ANSWERS = 4;
const QUESTIONS = 3;

/**
 * The same for the same round.
 * @param {Story} story
 * @param {number} number of the round, from 1
 * @returns {Task[]}
 */
export function tasksOf(story, number) {
  const { find, order } = roundOf(story, number);
  return [
    ...find.map((id) => /** @type {Task} */ ({ kind: "find", id })),
    ...questionsOfRound(questionsOf(story), number),
    ...(order.length ? [/** @type {Task} */ ({ kind: "order", stops: order })] : []),
  ];
}

/** Some of each kind. @param {Question[]} questions @param {number} number @returns {Task[]} */
function questionsOfRound(questions, number) {
  const kinds = [...new Set(questions.map(({ key }) => key))];
  const most = Math.ceil(QUESTIONS / (kinds.length || 1));
  const picked = kinds.flatMap((kind) => {
    const ofKind = questions.filter(({ key }) => key === kind);
    const numbers = pickedFor([...ofKind.keys()].map(String), { number, task: `choose ${kind}`, most });
    return numbers.map((index) => /** @type {Question} */ (ofKind[Number(index)]));
  });
  return picked.slice(0, QUESTIONS).map((question, index) => {
    const order = inOrderOfSeed([...question.answers.keys()].map(String), `answers ${number} ${index}`).map(Number);
    return { kind: "choose", question, order };
  });
}

/**
 * What the story asks itself; then what its tables can ask: when something was, and who somebody was.
 * @param {Pick<Story, "places" | "stops" | "entries" | "quiz">} story
 * @returns {Question[]}
 */
export function questionsOf(story) {
  const stops = story.places.filter(({ id, when, start }) => story.stops.includes(id) && when && start);
  const dates = stops.map(({ name, when }) => ({ about: name, answer: /** @type {TextByLanguage} */ (when) }));
  const people = (story.entries ?? [])
    .filter(({ id }) => id.startsWith("person"))
    .map(({ name, meaning }) => ({ about: meaning, answer: name }));
  const own = (story.quiz ?? []).map(({ question, answers }) => ({
    key: /** @type {const} */ (""),
    about: question,
    answers,
  }));
  return [...own, ...made("quizWhen", dates), ...made("quizWho", people)];
}

/**
 * Each with wrong answers from the others, where there are enough.
 * @param {"quizWhen" | "quizWho"} key
 * @param {{about: TextByLanguage, answer: TextByLanguage}[]} facts
 * @returns {Question[]}
 */
function made(key, facts) {
  return facts.flatMap(({ about, answer }, number) => {
    const others = [...new Map(facts.map((fact) => [textOf(fact.answer), fact.answer])).values()].filter(
      (other) => textOf(other) !== textOf(answer),
    );
    const order = inOrderOfSeed([...others.keys()].map(String), `${key} ${number}`);
    const wrong = order.slice(0, ANSWERS - 1).map((index) => /** @type {TextByLanguage} */ (others[Number(index)]));
    return wrong.length === ANSWERS - 1 ? [{ key, about, answers: [answer, ...wrong] }] : [];
  });
}

/** @param {TextByLanguage} text */
function textOf(text) {
  return Object.values(text)[0] ?? "";
}
