// The map of tracking page, driver page and dispatch: a background that works without tiles, and things on it that are put
// again and again under the same id and move. Points are {lat, lon}, as the API gives them.
// Pages that use it link /webjars/leaflet/dist/leaflet.css and /delivery/map.css.
import * as L from "/webjars/leaflet/dist/leaflet-src.esm.js";

const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const LABELS_FROM = 14;

const at = point => [point.lat, point.lon];

/**
 * @param element an element with a height; data-map-geojson, data-map-tiles and data-map-attribution stand in for options not given
 * @param options geojsonUrl: features with properties.kind land, park, avenue, street or bridge; tileUrl: {z}/{x}/{y} template;
 *   tileAttribution: text; view: {lat, lon, zoom} to begin with
 */
export function createMap(element, options = {}) {
  const geojsonUrl = options.geojsonUrl ?? element.dataset.mapGeojson;
  const tileUrl = options.tileUrl ?? element.dataset.mapTiles;
  const map = L.map(element, { zoomControl: true, attributionControl: Boolean(tileUrl), scrollWheelZoom: true, maxZoom: 18 });
  map.attributionControl?.setPrefix("");
  const view = options.view ?? { lat: 40.73, lon: -73.98, zoom: 12 };
  map.setView(at(view), view.zoom);
  for (const [name, order] of [["ground", 150], ["names", 250], ["ways", 390]]) map.createPane(name).style.zIndex = order;
  map.getPane("names").style.pointerEvents = "none";
  if (tileUrl) {
    const attribution = document.createElement("span");
    attribution.textContent = options.tileAttribution ?? element.dataset.mapAttribution ?? "";
    L.tileLayer(tileUrl, { maxZoom: 19, attribution: attribution.innerHTML }).addTo(map);
  } else if (geojsonUrl) drawGround(map, geojsonUrl);

  const things = new Map();
  const put = (id, point, make, change) => {
    const known = things.get(id);
    if (known) return change(known);
    const made = make().addTo(map);
    things.set(id, made);
    return made;
  };

  return {
    leaflet: map,

    /** A house with goods. */
    warehouse: (id, point, { title = "Warehouse" } = {}) => marker(id, point, "warehouse", { title, icon: "box" }),

    /** A door. state: planned, next, arrived, delivered, failed, cancelled; label: its number on the trip; onClick: what a tap does. */
    stop: (id, point, { label = "", title = "Stop", state = "planned", onClick } = {}) =>
      marker(id, point, `stop is-${state}`, { title, label: String(label), onClick }),

    /** The shopper's own door. */
    door: (id, point, { title = "Your door" } = {}) => marker(id, point, "door", { title, icon: "door" }),

    /** A driver; moves smoothly from where it was. stale: not seen for a while; label: code under the marker. */
    driver: (id, point, { title = "Driver", label = "", stale = false, onClick } = {}) =>
      marker(id, point, `driver${stale ? " is-stale" : ""}`, { title, icon: "truck", caption: label, onClick, glide: true }),

    /** A way through points. state: planned, ahead or done; key: number from 0 that gives trips different colours. */
    route(id, points, { state = "ahead", key = 0 } = {}) {
      const look = `map-way is-${state} key-${key % 6}`;
      return put(id, points,
        () => L.polyline(points.map(at), { pane: "ways", className: look, interactive: false }),
        line => {
          line.setLatLngs(points.map(at));
          line.getElement()?.setAttribute("class", `leaflet-interactive ${look}`);
          return line;
        });
    },

    has: id => things.has(id),

    remove(id) {
      things.get(id)?.remove();
      things.delete(id);
    },

    /** Removes everything whose id is not in this list, so that a page can put a whole new state. */
    keep(ids) {
      const wanted = new Set(ids);
      for (const id of [...things.keys()]) if (!wanted.has(id)) this.remove(id);
    },

    /** Shows all things, or those with these ids. */
    fit(ids = [...things.keys()], { maxZoom = 15, padding = 36 } = {}) {
      const box = L.latLngBounds([]);
      for (const id of ids) {
        const thing = things.get(id);
        if (thing) box.extend(thing.getBounds ? thing.getBounds() : thing.goal ?? thing.getLatLng());
      }
      if (box.isValid()) map.fitBounds(box, { maxZoom, padding: [padding, padding], animate: !STILL.matches });
    },
  };

  function marker(id, point, look, { title, icon, label, caption, onClick, glide = false }) {
    const dress = marker => {
      const drawn = marker.getElement();
      if (!drawn) return marker;
      drawn.setAttribute("aria-label", title);
      drawn.title = title;
      return marker;
    };
    return put(id, point,
      () => {
        const made = L.marker(at(point), {
          icon: symbol(look, icon, label, caption), alt: title, keyboard: Boolean(onClick), interactive: Boolean(onClick),
          zIndexOffset: look.startsWith("driver") ? 1000 : look.startsWith("door") ? 500 : 0,
        });
        made.look = look + label + caption;
        made.goal = L.latLng(at(point));
        made.on("add", () => dress(made));
        if (onClick) made.on("click keypress", event => {
          if (event.type === "click" || event.originalEvent.key === "Enter") onClick(event);
        });
        return made;
      },
      known => {
        if (known.look !== look + label + caption) {
          known.setIcon(symbol(look, icon, label, caption));
          known.look = look + label + caption;
        }
        if (glide) slide(known, point);
        else known.setLatLng(at(point));
        known.goal = L.latLng(at(point));
        return dress(known);
      });
  }
}

function symbol(look, icon, label, caption) {
  const body = document.createElement("div");
  body.className = "map-mark-body";
  if (icon) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `/icons.svg#${icon}`);
    svg.setAttribute("aria-hidden", "true");
    svg.append(use);
    body.append(svg);
  } else body.textContent = label;
  const whole = document.createElement("div");
  whole.append(body);
  if (caption) {
    const under = document.createElement("span");
    under.className = "map-mark-caption";
    under.textContent = caption;
    whole.append(under);
  }
  const size = look.startsWith("stop") ? 28 : 38;
  return L.divIcon({ html: whole, className: `map-mark ${look}`, iconSize: [size, size], iconAnchor: [size / 2, size / 2] });
}

// From where it is to where it was seen, within about the time until it is seen next.
function slide(marker, point, millis = 1400) {
  cancelAnimationFrame(marker.sliding);
  const from = marker.getLatLng();
  const far = from.distanceTo(at(point)) > 3000;
  if (STILL.matches || far || document.hidden) return void marker.setLatLng(at(point));
  let began;
  const step = now => {
    began ??= now;
    const part = Math.min(1, (now - began) / millis);
    marker.setLatLng([from.lat + (point.lat - from.lat) * part, from.lng + (point.lon - from.lng) * part]);
    if (part < 1) marker.sliding = requestAnimationFrame(step);
  };
  marker.sliding = requestAnimationFrame(step);
}

async function drawGround(map, url) {
  let features;
  try {
    features = (await (await fetch(url)).json()).features;
  } catch {
    return; // a map without streets still shows who is where
  }
  const order = ["land", "park", "street", "avenue", "bridge"];
  features.sort((a, b) => order.indexOf(a.properties.kind) - order.indexOf(b.properties.kind));
  const look = feature => ({ pane: "ground", interactive: false, className: `map-ground is-${feature.properties.kind ?? "street"}` });
  L.geoJSON({ type: "FeatureCollection", features }, { style: look, pointToLayer: (feature, place) => L.circleMarker(place, look(feature)) }).addTo(map);
  nameStreets(map, features);
}

// Names where there is room: land from afar, streets from near, each once within what is seen.
function nameStreets(map, features) {
  const names = L.layerGroup().addTo(map);
  const write = () => {
    names.clearLayers();
    const near = map.getZoom() >= LABELS_FROM;
    const seen = map.getBounds();
    const written = [];
    for (const feature of features) {
      const { name, kind } = feature.properties;
      if (!name || (near ? kind === "land" : kind !== "land")) continue;
      const place = middle(feature.geometry, seen);
      if (!place) continue;
      const spot = map.latLngToContainerPoint(place);
      if (written.some(w => w.name === name || (Math.abs(w.spot.x - spot.x) < 90 && Math.abs(w.spot.y - spot.y) < 22))) continue;
      written.push({ name, spot });
      const text = document.createElement("span");
      text.textContent = name;
      L.marker(place, { pane: "names", interactive: false, keyboard: false,
        icon: L.divIcon({ html: text, className: `map-name is-${kind}`, iconSize: [0, 0] }) }).addTo(names);
    }
  };
  map.on("moveend", write);
  write();
}

function middle(geometry, seen) {
  const ring = geometry.type === "Polygon" ? geometry.coordinates[0] : geometry.type === "LineString" ? geometry.coordinates : [];
  if (geometry.type === "Polygon") return [mean(ring, 1), mean(ring, 0)];
  const parts = [];
  for (let i = 1; i < ring.length; i++)
    for (let k = 0; k <= 8; k++) {
      const spot = [0, 1].map(axis => ring[i - 1][axis] + (ring[i][axis] - ring[i - 1][axis]) * k / 8);
      if (seen.pad(-0.1).contains([spot[1], spot[0]])) parts.push(spot);
    }
  const spot = parts[Math.floor(parts.length / 2)];
  return spot && [spot[1], spot[0]];
}

const mean = (ring, axis) => ring.reduce((sum, point) => sum + point[axis], 0) / ring.length;
