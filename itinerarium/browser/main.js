// @ts-check
/** Everything that the page uses: the entry that inline.py starts from. */
import { createMap } from "./map.js";
import { typefaces } from "./typefaces.js";
import { pageData } from "./data.js";
import { BasemapLayer } from "./basemap.js";
import { ThemeSetter } from "./theme-control.js";
import { InsetControl } from "./inset.js";
import { LabelLayer } from "./labels.js";
import { Conductor } from "./conductor.js";
import { Camera } from "./camera.js";
import { keepCompany } from "./company.js";
import { whenDrawn } from "./when-drawn.js";
import { BeginControl } from "./begin.js";
import { Keyboard } from "./keyboard.js";
import { PresentControl } from "./present.js";
import { MotionControl } from "./motion.js";
import { ReturnControl } from "./roam.js";
import { StoryWalk } from "./walk.js";
import { TeacherLink } from "./teacher-link.js";
import { KioskControl } from "./kiosk.js";
import { EmbeddedPage } from "./embed.js";
import { Settings } from "./settings.js";
import { MenuControl } from "./menu.js";
import { ContentsControl } from "./contents.js";
import { StoryControl } from "./story-control.js";
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
import { PaperControl } from "./paper.js";

// The type is unpacked while the page is still read.
typefaces();
