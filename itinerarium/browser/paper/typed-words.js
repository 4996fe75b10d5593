// @ts-check
/** What pupils have typed into a sheet: it stays while the sheet changes its size, lesson, level or language, and is stored nowhere. */

const FIELDS = "[data-field]";
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

export class TypedWords {
  constructor() {
    /** @type {Map<string, string>} by the name of the field */
    this.words = new Map();
  }

  /** Before the fields go. @param {HTMLElement} sheet */
  take(sheet) {
    for (const field of fieldsOf(sheet)) this.words.set(field.dataset.field ?? "", field.value);
  }

  /** To fields that have come. @param {HTMLElement} sheet */
  give(sheet) {
    for (const field of fieldsOf(sheet)) {
      field.value = this.words.get(field.dataset.field ?? "") ?? "";
      if (field.value) field.dispatchEvent(new Event("input"));
    }
  }
}

/** @param {HTMLElement} sheet @returns {Iterable<Field>} */
function fieldsOf(sheet) {
  return sheet.querySelectorAll(FIELDS);
}
