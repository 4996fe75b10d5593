// @ts-check
/** Everything that the page uses: the entry that inline.py starts from. */
import { createMap } from "./map.js";
import { pageData } from "./data.js";
import { BasemapLayer } from "./basemap.js";
import { LabelLayer } from "./labels.js";
import { Conductor } from "./conductor.js";
import { Camera } from "./camera.js";
import { Keyboard } from "./keyboard.js";
import { MenuControl } from "./menu.js";
import { ContentsControl } from "./contents.js";
import { StoryControl } from "./story-control.js";
import { ReadControl } from "./read-control.js";
import { ZoomControl } from "./zoom.js";
import { ScaleControl } from "./scale.js";
import { CreditControl } from "./attribution.js";
import { RouteLayer } from "./routes.js";
import { PlaceLayer } from "./places.js";
import { PopupControl } from "./popup.js";
import { LegendControl } from "./legend.js";
import { OverlayLayer } from "./overlay-layer.js";
import { LayerControl } from "./layer-control.js";
import { TimelineControl } from "./timeline.js";
