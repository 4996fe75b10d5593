// @ts-check
/** What the page's markup takes from the global `Itinerarium`: the entry of its first script. */

export { PresentControl } from "./classroom/present-control.js";
export { pageData } from "./data/data.js";

import { typefaces } from "./dom/typefaces.js";

export { BasemapLayer } from "./ground/basemap-layer.js";
export { Camera } from "./ground/camera.js";
export { GroundPicture } from "./ground/ground-picture.js";
export { InsetControl } from "./ground/inset-control.js";
export { createMap } from "./ground/map.js";
export { MotionControl } from "./ground/motion-control.js";
export { OverlayLayer } from "./ground/overlay-layer.js";
export { ReturnControl } from "./ground/return-control.js";
export { AnnotationLayer } from "./names/annotation-layer.js";
export { LabelLayer } from "./names/label-layer.js";
export { EmbeddedPage } from "./page/embedded-page.js";
export { MenuControl } from "./page/menu-control.js";
export { Settings } from "./page/settings.js";
export { CreditControl } from "./panels/credit-control.js";
export { LayerControl } from "./panels/layer-control.js";
export { LegendControl } from "./panels/legend-control.js";
export { ScaleControl } from "./panels/scale-control.js";
export { StrandsControl } from "./panels/strands-control.js";
export { ThemeSetter } from "./panels/theme-setter.js";
export { ZoomControl } from "./panels/zoom-control.js";
export { PlaceLayer } from "./places/place-layer.js";
export { JourneyLayer } from "./routes/journey-layer.js";
export { RouteLayer } from "./routes/route-layer.js";
export { Conductor } from "./state/conductor.js";
export { whenDrawn } from "./state/when-drawn.js";
export { TimelineControl } from "./time/timeline-control.js";

// The type is unpacked while the page is still read.
typefaces();
