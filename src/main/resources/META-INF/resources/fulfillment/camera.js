// Scanning by the device's camera: by the browser's own BarcodeDetector where it has one, by ZXing elsewhere.
(() => {
  "use strict";
  const FORMATS = ["code_128", "ean_13", "ean_8", "upc_a", "upc_e", "qr_code", "code_39", "itf", "data_matrix"];
  const PAUSE = 120;

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

  /** Shows the camera in the video until it has read one code; null when the video was hidden before. */
  async function readOne(video) {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } } });
    video.srcObject = stream;
    video.hidden = false;
    try {
      const read = await reader();
      await video.play();
      while (!video.hidden) {
        const code = await read(video);
        // the function character between a GS1 code's elements is no part of them
        if (code) return code.replaceAll("\u001d", "").trim();
        await new Promise(resolve => { setTimeout(resolve, PAUSE); });
      }
      return null;
    } finally {
      video.hidden = true;
      stream.getTracks().forEach(track => track.stop());
    }
  }

  window.omsCamera = navigator.mediaDevices?.getUserMedia ? readOne : null;
})();
