/** As much of Leaflet as a module needs to be imported: the class that its control extends. */
globalThis.L = { Control: class {} };
