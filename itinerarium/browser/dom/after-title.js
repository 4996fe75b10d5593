// @ts-check
/** The place right after the title, for controls that belong to the whole page. */

/** Put a control there, wherever those stand that came sooner. @param {HTMLElement} root of the control */
export function putAfterTitle(root) {
  root.parentElement?.querySelector(":scope > .title-block")?.after(root);
}
