// @ts-check
/** Everything that the page uses: the entry that inline.py starts from. */

import { KioskControl } from "./classroom/kiosk-control.js";
import { PresentControl } from "./classroom/present-control.js";
import { TeacherLink } from "./classroom/teacher-link.js";
import { pageData } from "./data/data.js";
import { typefaces } from "./dom/typefaces.js";
import { BasemapLayer } from "./ground/basemap-layer.js";
import { Camera } from "./ground/camera.js";
import { InsetControl } from "./ground/inset-control.js";
import { createMap } from "./ground/map.js";
import { MotionControl } from "./ground/motion-control.js";
import { OverlayLayer } from "./ground/overlay-layer.js";
import { ReturnControl } from "./ground/return-control.js";
import { LabelLayer } from "./names/label-layer.js";
import { EmbeddedPage } from "./page/embedded-page.js";
import { Keyboard } from "./page/keyboard.js";
import { MenuControl } from "./page/menu-control.js";
import { Settings } from "./page/settings.js";
import { CreditControl } from "./panels/credit-control.js";
import { LayerControl } from "./panels/layer-control.js";
import { LegendControl } from "./panels/legend-control.js";
import { ScaleControl } from "./panels/scale-control.js";
import { ThemeSetter } from "./panels/theme-setter.js";
import { ZoomControl } from "./panels/zoom-control.js";
import { PaperControl } from "./paper/paper-control.js";
import { PlaceLayer } from "./places/place-layer.js";
import { PopupControl } from "./places/popup-control.js";
import { RouteLayer } from "./routes/route-layer.js";
import { keepCompany } from "./state/company.js";
import { Conductor } from "./state/conductor.js";
import { whenDrawn } from "./state/when-drawn.js";
import { BeginControl } from "./story/begin-control.js";
import { ContentsControl } from "./story/contents-control.js";
import { StoryControl } from "./story/story-control.js";
import { StoryWalk } from "./story/story-walk.js";
import { TimelineControl } from "./time/timeline-control.js";

// The type is unpacked while the page is still read.
typefaces();
