// Whether the phone is at a door: near enough, and sure enough of it. Each door is noticed once; who takes it back says it by hand.
const RADIUS_OF_THE_EARTH = 6371000;
const noticed = new Set();

/** @param radius metres; 0 for never */
export function reached({ lat, lon, accuracy }, door, radius) {
  if (noticed.has(door.stop) || accuracy > radius) return false;
  if (metres(lat, lon, Number(door.lat), Number(door.lon)) > radius) return false;
  noticed.add(door.stop);
  return true;
}

/** As on a plane: doors are near. */
function metres(lat, lon, toLat, toLon) {
  const rad = Math.PI / 180, x = (toLon - lon) * rad * Math.cos((lat + toLat) / 2 * rad), y = (toLat - lat) * rad;
  return Math.hypot(x, y) * RADIUS_OF_THE_EARTH;
}
