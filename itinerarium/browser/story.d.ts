/**
 * The story, first as the block `story-data` has it and then as the page holds it.
 * The `...Data` types are those of itinerarium/story.py and itinerarium/basemap/plate.py; a test compares them.
 */

type TextByLanguage = Record<string, string>;

/** A run of text: a string, or its kind ("b", "i", "a" with an address, "t" with an entry's id, "m" with what the map shows) and what stands in it. */
type Span = string | [string, ...Span[]];

/** Paragraphs, each a list of spans. */
type RichText = Span[][];
type RichTextByLanguage = Record<string, RichText>;

/** Degrees, as Leaflet takes them. */
type LatLon = [lat: number, lon: number];

/** A date in its EDTF form: `1942`, `1942-03~`, `1942-03-24`. */
type DateData = string;

/** A way between two places: from, to, the legs that it begins and ends on, kilometres. */
type HopData = [string, string, number, number, number];

/** A leg, or a part of it, that a journey takes: from, to, `route/n`, kilometres. */
type StretchData = [string, string, string, number];

interface LicenceData {
  name: string;
  url?: string;
}

interface MediumData {
  file: string;
  kind: string;
  src?: string;
  width?: number;
  height?: number;
  alt?: TextByLanguage;
  caption?: TextByLanguage;
  credit?: TextByLanguage;
  licence?: LicenceData;
  source?: string;
  transcript?: RichTextByLanguage;
}

interface PlaceData {
  id: string;
  name: TextByLanguage;
  lat: number;
  lon: number;
  kind: string;
  rank: number;
  variants?: Record<string, string>[];
  modern?: TextByLanguage;
  ccodes?: string[];
  accuracyKm?: number;
  start?: DateData;
  end?: DateData;
  when?: TextByLanguage;
  stop?: number;
  camera?: string[];
  title?: TextByLanguage;
  lead?: TextByLanguage;
  text?: RichTextByLanguage;
  quote?: TextByLanguage;
  quoteBy?: TextByLanguage;
  section?: TextByLanguage;
  chapter?: TextByLanguage;
  minutes?: number;
  people?: number;
  peopleNote?: TextByLanguage;
  figure?: number;
  figureNote?: TextByLanguage;
  doubt?: RichTextByLanguage;
  sources?: string[];
  links?: string[];
  media?: string[];
  question?: TextByLanguage;
  answer?: TextByLanguage;
  notes?: TextByLanguage;
  textEasy?: RichTextByLanguage;
  questionEasy?: TextByLanguage;
  answerEasy?: TextByLanguage;
  linked?: Record<string, RichTextByLanguage>;
  at?: string;
  bounds?: number[][];
}

interface LegData {
  n: number;
  from: string;
  to: string;
  mode: string;
  km: number;
  line: LatLon[][];
  look?: string;
  certainty?: string;
  start?: DateData;
  end?: DateData;
  when?: TextByLanguage;
  people?: number;
  peopleNote?: TextByLanguage;
  text?: RichTextByLanguage;
  sources?: string[];
  media?: string[];
}

interface RouteData {
  id: string;
  title: TextByLanguage;
  colour: string;
  km: number;
  legs: LegData[];
  shown?: boolean;
  hops?: HopData[];
}

interface LabelData {
  overlay: string;
  name: TextByLanguage;
  kind: string;
  lat: number;
  lon: number;
  rank: number;
  angle?: number;
  km?: number;
  start?: DateData;
  end?: DateData;
}

interface ShapeData {
  kind: string;
  closed: boolean;
  decimals: number;
  parts: string[];
  name?: TextByLanguage;
  start?: DateData;
  end?: DateData;
}

interface YardstickData {
  title: TextByLanguage;
  km: number;
}

interface OverlayData {
  id: string;
  title: TextByLanguage;
  shown: boolean;
  shapes: ShapeData[];
  note?: TextByLanguage;
  added?: boolean;
}

interface SourceData {
  text: string;
  url?: string;
  author?: string;
  year?: number;
  kind?: string;
}

interface LinkSiteData {
  name: string;
  url: string;
}

interface StrengthData {
  date: DateData;
  people: number;
  sources: string[];
  title?: TextByLanguage;
}

interface FigureData {
  title: TextByLanguage;
  chosen: TextByLanguage;
  spread?: TextByLanguage;
  why?: TextByLanguage;
  sources?: string[];
}

interface ChartValueData {
  value: number;
  most?: number;
  date?: DateData;
  sources?: string[];
  label: TextByLanguage;
  amount: TextByLanguage;
  at: number[];
  share?: TextByLanguage;
  group?: TextByLanguage;
}

interface ChartData {
  kind: string;
  title: TextByLanguage;
  places: string[];
  values: ChartValueData[];
  unit?: TextByLanguage;
  note?: TextByLanguage;
  sources?: string[];
}

interface AnnotationData {
  place: string;
  text: TextByLanguage;
  stops: string[];
  overview?: boolean;
  sources?: string[];
}

interface WayData {
  way: string[];
  legs: StretchData[];
  km: number;
}

interface JourneyData {
  way: string[];
  legs: StretchData[];
  km: number;
  id: string;
  title: TextByLanguage;
  text?: RichTextByLanguage;
  stops: string[];
  stages: string[];
  branches?: WayData[];
  strands?: string[];
  start?: DateData;
  end?: DateData;
  when?: TextByLanguage;
  sources?: string[];
}

interface LessonData {
  id: string;
  title: TextByLanguage;
  minutes: number;
  stops: string[];
}

interface QuizQuestionData {
  question: TextByLanguage;
  answers: TextByLanguage[];
}

interface EntryData {
  id: string;
  name: TextByLanguage;
  meaning: TextByLanguage;
  pronunciation?: TextByLanguage;
  years?: TextByLanguage;
  links?: string[];
  media?: string[];
}

interface OnlineMapData extends OverlayData {
  address: string;
  host: string;
  attribution: Span[][];
  maxZoom: number;
  refused?: TextByLanguage;
}

interface GroundData {
  src: string;
  bounds: number[][];
  zoom: number;
}

interface PlanData extends OverlayData {
  src: string;
  bounds: number[][];
  opacity: number;
  zoom: number;
  start?: DateData;
  end?: DateData;
}

interface CounterData {
  title: TextByLanguage;
  points: StrengthData[];
}

interface StoryData {
  version: number;
  languages: string[];
  title: TextByLanguage;
  subtitle: TextByLanguage;
  credit: TextByLanguage;
  url?: string;
  bounds: number[][];
  places: PlaceData[];
  stops: string[];
  routes: RouteData[];
  km: number;
  kmByMode: Record<string, number>;
  labels: LabelData[];
  overlays: OverlayData[];
  sources: Record<string, SourceData>;
  strength: StrengthData[];
  counters: CounterData[];
  figures: FigureData[];
  charts?: ChartData[];
  journeys?: JourneyData[];
  annotations?: AnnotationData[];
  quiz?: QuizQuestionData[];
  entries?: EntryData[];
  lessons?: LessonData[];
  media?: MediumData[];
  ground?: GroundData;
  plans?: PlanData[];
  onlineMap?: OnlineMapData;
  yardsticks?: YardstickData[];
  modes?: Record<string, TextByLanguage>;
  ownStops?: PlaceData[];
  unplaced?: PlaceData[];
  linkSites?: Record<string, LinkSiteData>;
}

/** The block `plate-data`. */
interface PictureData {
  src: string;
  bounds: [LatLon, LatLon];
}

interface FineCoastData {
  rings: number[];
  bends: string[];
  islands: string[];
}

interface CoastData {
  grid: number;
  rings: string[];
  rivers: string[];
  streams: string[];
  fine: FineCoastData;
}

interface PlateData {
  relief: PictureData;
  world: PictureData;
  coast: CoastData;
}

/** The block `names-data`. */
interface NameKindData {
  kind: string;
  at: string;
  ranks: string;
  names: TextByLanguage;
  angles: number[];
  km: number[];
}

interface NamesData {
  grid: number;
  kinds: NameKindData[];
}

/** The block `control-texts`: by language, then by key. */
type ControlTexts = Record<string, Record<string, string>>;

/** A date with the days that it may mean, ISO 8601. */
interface StoryDate {
  edtf: string;
  first: string;
  last: string;
  about?: boolean;
}

/** The story as the page holds it: see data/unpack.js and data/data.js. */
type Dated<T> = Omit<T, "start" | "end"> & { start?: StoryDate; end?: StoryDate };
type Place = Dated<PlaceData>;
type Leg = Dated<LegData>;
type Label = Dated<LabelData>;
type Shape = Dated<Omit<ShapeData, "parts">> & { parts: LatLon[][] };
type Count = Omit<StrengthData, "date"> & { date: StoryDate };
type Curve = Omit<CounterData, "points"> & { points: Count[] };
type Overlay = Omit<OverlayData, "shapes"> & { shapes: Shape[] };
/** `colour` is painted in the theme's, `hex` is the story's own, `band` what lies under a pale one. */
type Route = Omit<RouteData, "legs"> & { legs: Leg[]; hex: string; band: string };
type Story = Omit<StoryData, "places" | "ownStops" | "routes" | "labels" | "overlays" | "strength" | "counters" | "bounds"> & {
  bounds: [LatLon, LatLon];
  places: Place[];
  /** Stops that are no places: each is at one, or shows a part of the map. */
  ownStops?: Place[];
  routes: Route[];
  labels: Label[];
  overlays: Overlay[];
  strength: Count[];
  counters: Curve[];
  /** Finds a place's texts that were left for later, see data/place-texts.js. */
  laterTexts?: (id: string) => LaterTexts | undefined;
};
type LaterTexts = Pick<
  PlaceData,
  | "text"
  | "doubt"
  | "answer"
  | "notes"
  | "textEasy"
  | "questionEasy"
  | "answerEasy"
  | "quote"
  | "quoteBy"
  | "peopleNote"
  | "figureNote"
>;
