/** The events by which the page's parts hear of each other, all fired on the map, with what they carry. */
import type { LeafletEventHandlerFnMap } from "leaflet";
import type { Box, BoxIndex, Line } from "./geo/boxes.js";
import type { MapName } from "./names/naming.js";
import type { DayView } from "./data/day-view.js";
import type { State } from "./state/state.js";

export interface Marker {
  id: string;
  lat: number;
  lng: number;
  size: number;
  rank: number;
  name: TextByLanguage;
  dx: number;
  dy: number;
}

export interface PageEvents {
  /** A change of the state is asked for. */
  "itinerarium:ask": { patch: Partial<State> };
  /** The story goes to another stop: what the card tells before all else is told by `itinerarium:change`. */
  "itinerarium:step": { state: State; previous: State };
  /** The state has changed. */
  "itinerarium:change": { state: State; previous: State };
  /** The day has changed, maybe within one state. */
  "itinerarium:day": { day: string; stop: string; state: State };
  /** What the day's view is, null where time is not in use. */
  "itinerarium:view": { view: DayView | null; isReached: (id: string) => boolean; reachedChanged: boolean };
  /** The page's address has changed, or is read for the first time; the state follows. */
  "itinerarium:address": object;
  "itinerarium:drawn": { state: State; previous: State };
  "itinerarium:came": object;
  "itinerarium:command": { command: string };
  "itinerarium:press": { command: string };
  "itinerarium:focusplace": { id: string };
  "itinerarium:layers": { shown: Record<string, boolean> };
  "itinerarium:markers": { markers: Marker[] };
  "itinerarium:names": object;
  /** The chief names stand: this is taken, and what is left is for annotations. In layer points. */
  "itinerarium:named": {
    taken: BoxIndex;
    window: Box;
    covers: Box[];
    lines: Line[];
    markerOf: (id: string) => { x: number; y: number; size: number } | undefined;
  };
  "itinerarium:naming": { ids: string[] | null; around?: number };
  /** Names that the map has of its own accord. */
  "itinerarium:reference": { names: MapName[] };
  "itinerarium:asklines": { tell: (lines: Line[]) => void };
  "itinerarium:overview": object;
  "itinerarium:roam": { away: boolean };
  "itinerarium:storyclosed": object;
  "itinerarium:theme": { theme?: string };
}

export type Listeners = { [K in keyof PageEvents]?: (event: PageEvents[K]) => void } & LeafletEventHandlerFnMap;

type StateEvents = "itinerarium:step itinerarium:change itinerarium:day";

declare module "leaflet" {
  interface Evented {
    on<K extends keyof PageEvents>(type: K, listener: (event: PageEvents[K]) => void, context?: object): this;
    once<K extends keyof PageEvents>(type: K, listener: (event: PageEvents[K]) => void, context?: object): this;
    off<K extends keyof PageEvents>(type: K, listener: (event: PageEvents[K]) => void, context?: object): this;
    /** What several events have in common. */
    on(type: StateEvents, listener: (event: { state: State }) => void, context?: object): this;
    off(type: StateEvents, listener: (event: { state: State }) => void, context?: object): this;
    on(listeners: Listeners, context?: object): this;
    off(listeners: Listeners, context?: object): this;
    fire<K extends keyof PageEvents>(type: K, data?: PageEvents[K]): this;
  }
  /** What Leaflet's types leave out of what the page uses. */
  interface Map {
    _controlContainer: HTMLElement;
    _controlCorners: Record<string, HTMLElement>;
    _zoomAnimated: boolean;
    _getBoundsCenterZoom(bounds: LatLngBounds, options: FitBoundsOptions): { center: LatLng; zoom: number };
  }
}
