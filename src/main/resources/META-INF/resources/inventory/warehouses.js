// The warehouses of the table below, and the area each serves: a drawn one, or a circle.
import * as L from "/webjars/leaflet/dist/leaflet-src.esm.js";
import { createMap } from "/delivery/map.js";

const element = document.getElementById("areas");
if (element) {
  const map = createMap(element);
  const bounds = L.latLngBounds([]);
  for (const { dataset } of document.querySelectorAll("[data-area]")) {
    const point = { lat: Number(dataset.lat), lon: Number(dataset.lon) };
    map.warehouse(dataset.code, point, { title: dataset.code });
    bounds.extend([point.lat, point.lon]);
    const area = dataset.fence ? L.geoJSON(JSON.parse(dataset.fence))
      : dataset.radius ? L.circle([point.lat, point.lon], { radius: Number(dataset.radius) * 1000 }) : null;
    if (!area) continue;
    area.setStyle({ className: "area-served", interactive: false });
    area.addTo(map.leaflet);
  }
  map.leaflet.fitBounds(bounds, { maxZoom: 11, padding: [48, 48], animate: false });
}
