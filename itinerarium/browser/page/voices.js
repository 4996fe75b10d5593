// @ts-check
/** The voices of this computer, for reading aloud. */

/** @typedef {{lang: string, localService: boolean, default?: boolean}} Voice */

/**
 * A voice of this computer that speaks the language; one from the network would send it the text.
 * @template {Voice} V
 * @param {readonly V[]} voices
 * @param {string} lang
 * @returns {V | undefined}
 */
export function voiceFor(voices, lang) {
  const spoken = voices.filter((voice) => voice.localService && languageOf(voice.lang) === languageOf(lang));
  return spoken.find((voice) => voice.default) ?? spoken[0];
}

/** @param {string} code */
function languageOf(code) {
  return code.toLowerCase().split(/[-_]/)[0];
}

/** Whether this computer has a voice for the language. @param {string} lang */
export function canReadAloud(lang) {
  return Boolean(voiceFor(window.speechSynthesis?.getVoices() ?? [], lang));
}
