// @ts-check
/** Which way a language is written. Pure. */

const FROM_THE_RIGHT = /^(ar|arc|ckb|dv|fa|he|iw|ks|nqo|ps|sd|syr|ug|ur|yi)\b|-(Arab|Hebr|Nkoo|Syrc|Thaa)\b/i;

/** @param {string} lang @returns {"rtl" | "ltr"} */
export function directionOf(lang) {
  return FROM_THE_RIGHT.test(lang) ? "rtl" : "ltr";
}
