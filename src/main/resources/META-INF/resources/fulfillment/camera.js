// Scanning by the device's camera: by the browser's own BarcodeDetector where it has one, by ZXing elsewhere.
(() => {
  "use strict";
  const FORMATS = ["code_128", "ean_13", "ean_8", "upc_a", "upc_e", "qr_code", "code_39", "itf", "data_matrix"];
  const PAUSE = 120, AGAIN = 2000;

  async function ownReader() {
    if (!("BarcodeDetector" in window)) return null;
    const known = await BarcodeDetector.getSupportedFormats().catch(() => []);
    const formats = FORMATS.filter(format => known.includes(format));
    if (!formats.includes("code_128")) return null;
    const detector = new BarcodeDetector({ formats });
    return async video => (await detector.detect(video))[0]?.rawValue ?? null;
  }

  /** Fetched when it is first wanted: most devices do without. */
  function library() {
    return window.ZXing ? Promise.resolve(window.ZXing) : new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: "/zxing/index.min.js", onload: () => resolve(window.ZXing), onerror: reject });
      document.head.append(script);
    });
  }

  async function zxingReader() {
    const zxing = await library(), hints = new Map();
    hints.set(zxing.DecodeHintType.POSSIBLE_FORMATS, FORMATS.map(format => zxing.BarcodeFormat[format.toUpperCase()]));
    hints.set(zxing.DecodeHintType.TRY_HARDER, true);
    const reader = new zxing.MultiFormatReader(), canvas = document.createElement("canvas");
    reader.setHints(hints);
    return async video => {
      if (!video.videoWidth) return null;
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      canvas.getContext("2d", { willReadFrequently: true }).drawImage(video, 0, 0);
      try {
        const source = new zxing.HTMLCanvasElementLuminanceSource(canvas);
        return reader.decodeWithState(new zxing.BinaryBitmap(new zxing.HybridBinarizer(source))).getText();
      } catch {
        return null; // nothing to be read in this picture
      }
    };
  }

  let reading = null;
  const reader = () => reading ??= ownReader().then(own => own ?? zxingReader()).catch(fault => { reading = null; throw fault; });

  const shown = video => !video.hidden && video.getClientRects().length > 0;
  // neither the function character between a GS1 code's elements nor the name of its symbology is a part of what it says
  const said = code => code.replace(/^\]C1/, "").replaceAll("\u001d", "").trim();

  function nod(video) {
    video.classList.add("took");
    setTimeout(() => video.classList.remove("took"), 600);
  }

  async function watch(video, take) {
    const read = await reader(), seen = new Map();
    while (shown(video)) {
      const raw = await read(video), code = raw && said(raw);
      if (code && performance.now() - (seen.get(code) ?? -Infinity) > AGAIN) {
        nod(video);
        await take(code);
      }
      if (code) seen.set(code, performance.now());
      await new Promise(resolve => { setTimeout(resolve, PAUSE); });
    }
  }

  /**
   * Shows the camera in the video and tells {@code take} each code that comes before it, one after the other, until the video is hidden
   * or gone. What stays before the camera counts once; it counts again when it was out of sight for a while.
   */
  async function readOn(video, take) {
    video.hidden = false;
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } } });
      video.srcObject = stream;
      await video.play();
      await watch(video, take);
    } finally {
      video.hidden = true;
      video.srcObject = null;
      stream?.getTracks().forEach(track => track.stop());
    }
  }

  window.omsCamera = navigator.mediaDevices?.getUserMedia ? readOn : null;
})();
