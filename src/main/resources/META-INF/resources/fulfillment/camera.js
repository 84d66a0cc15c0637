// Scanning by the device's camera where the browser can read barcodes (BarcodeDetector); the page works without.
(() => {
  "use strict";
  const FORMATS = ["code_128", "ean_13", "ean_8", "upc_a", "upc_e", "qr_code", "code_39", "itf", "data_matrix"];

  /** Shows the camera in the video until it has read one code. */
  async function readOne(video) {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    const known = await BarcodeDetector.getSupportedFormats();
    const detector = new BarcodeDetector({ formats: FORMATS.filter(format => known.includes(format)) });
    video.srcObject = stream;
    video.hidden = false;
    try {
      await video.play();
      while (!video.hidden) {
        const [code] = await detector.detect(video);
        if (code) return code.rawValue;
        await new Promise(resolve => { setTimeout(resolve, 120); });
      }
      return null;
    } finally {
      video.hidden = true;
      stream.getTracks().forEach(track => track.stop());
    }
  }

  window.omsCamera = "BarcodeDetector" in window && navigator.mediaDevices ? readOne : null;
})();
