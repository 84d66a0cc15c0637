// The small map at the stop that is open: its door, and where the driver is.
const holder = document.querySelector("#stop-map");
const element = holder?.querySelector(".map");
let loading = null;
let map = null;

/** Before the page is drawn anew: the map must not go with the old one. */
export const rescue = () => { if (holder) document.querySelector("#main").append(holder); };

/** @param stops the stops ahead in their order; the first that is open gets the map */
export async function place(stops, here) {
  if (!holder) return;
  const slot = stops.find(stop => stop.open)?.querySelector("[data-map]");
  holder.hidden = !slot;
  if (!slot) return rescue();
  slot.append(holder);
  loading ??= import("./map.js").catch(() => null);
  const library = await loading;
  if (!library) return void (holder.hidden = true);
  if (!map) {
    map = library.createMap(element);
    map.leaflet.dragging.disable(); // a thumb on the map scrolls the page
    map.leaflet.scrollWheelZoom.disable();
  }
  map.leaflet.invalidateSize();
  const { stop, lat, lon, no, name } = slot.closest("[data-stop]").dataset;
  map.stop(`stop ${stop}`, { lat: Number(lat), lon: Number(lon) }, { label: no, title: name, state: "next" });
  if (here) map.driver("me", here, { title: "You" });
  map.keep([`stop ${stop}`, "me"]);
  map.fit(undefined, { maxZoom: 15, padding: 44 });
}
