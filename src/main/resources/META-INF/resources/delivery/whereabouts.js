// Where the driver is, while on the road: one fix every ten seconds, kept until there is a network.
const EVERY = 10000;

let watch = null;
let last = null;
let timer = null;

/** The driver's last known place, or null. */
export const here = () => last && { lat: last.coords.latitude, lon: last.coords.longitude };

/**
 * @param tell gets {at, lat, lon, accuracy}
 * @param now the server's clock, milliseconds
 * @param note gets words for the driver, empty while all is well
 */
export function share(tell, now, note) {
  if (watch !== null) return;
  if (!navigator.geolocation) return note("This phone does not tell where it is: your dispatcher cannot see you.");
  let sent = null;
  const send = () => {
    if (!last || last === sent) return;
    sent = last;
    const { latitude, longitude, accuracy } = last.coords;
    tell({ at: new Date(now() - Math.max(0, Date.now() - last.timestamp)).toISOString(), lat: latitude, lon: longitude, accuracy: Math.min(accuracy, 1e6) });
  };
  watch = navigator.geolocation.watchPosition(
    fix => {
      const first = last === null;
      last = fix;
      note("");
      if (first) send();
    },
    fault => note(fault.code === 1 ? "Allow this page to see your location, so that the shopper can follow you." : "Your location is not known right now."),
    { enableHighAccuracy: true, maximumAge: 5000, timeout: 30000 });
  timer = setInterval(send, EVERY);
}

export function stop() {
  if (watch === null) return;
  navigator.geolocation.clearWatch(watch);
  clearInterval(timer);
  watch = timer = last = null;
}
