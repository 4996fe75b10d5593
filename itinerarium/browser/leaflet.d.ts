/** Leaflet as the page has it, a global; its published types do not know classes that extend its own. */
declare const L: any;
