// The sheet in which a driver takes the proof: a signature, the shopper's one-time code, a photo.
import SignaturePad from "/webjars/signature_pad/dist/signature_pad.min.js";

const LONGEST_SIDE = 1600, STROKES = 200, POINTS = 2000;
const LABELS = { SIGNATURE: "Signature", CODE: "Code", PHOTO: "Photo" };
const sheet = document.querySelector("#proof");
const $ = selector => sheet.querySelector(selector);

let pad;
let photo = null;

/** The canvas has as many pixels as the screen shows; what was drawn before goes. */
function fit() {
  const canvas = $("#signature"), ratio = Math.max(devicePixelRatio || 1, 1);
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext("2d").scale(ratio, ratio);
  pad ??= new SignaturePad(canvas, { penColor: "#12312a", minWidth: 1, maxWidth: 3 });
  pad.clear();
}

const rounded = number => Math.round(number * 10) / 10;
const strokes = () => pad.toData().slice(0, STROKES).map(stroke => stroke.points.slice(0, POINTS).map(({ x, y }) => ({ x: rounded(x), y: rounded(y) })));

/** @returns a JPEG of at most 1600 pixels a side, as data: address */
async function shrink(file) {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return canvas.toDataURL("image/jpeg", 0.8);
}

const asProof = shot => ({ kind: "PHOTO", image: shot.slice(shot.indexOf(",") + 1) });

/** @returns the proofs that a file makes: one photo, or none where it is empty or no picture */
export const photoOf = file => file?.size ? shrink(file).then(shot => [asProof(shot)], () => []) : Promise.resolve([]);

const TAKEN = {
  SIGNATURE() {
    const receivedBy = $("#received-by").value.trim();
    if (!receivedBy) throw new Error("Write down who takes it.");
    if (pad.isEmpty()) throw new Error("The signature is missing.");
    return { kind: "SIGNATURE", receivedBy, strokes: strokes() };
  },
  CODE() {
    const code = $("#one-time").value.replace(/\s/g, "");
    if (!/^\d{6}$/.test(code)) throw new Error("Enter the six digits that the shopper was shown.");
    return { kind: "CODE", code };
  },
  PHOTO() {
    if (!photo) throw new Error("Take a photo of the parcel first.");
    return asProof(photo);
  },
};

function show(kinds) {
  for (const section of sheet.querySelectorAll("[data-proof]")) section.hidden = !kinds.includes(section.dataset.proof);
  if (kinds.includes("SIGNATURE")) fit();
}

/** Buttons for the choice, where any one of several proofs will do. */
function choices(kinds, choose) {
  const group = $(".proof-kinds");
  group.hidden = kinds.length < 2;
  group.replaceChildren(...kinds.map(kind => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "btn btn-quiet", textContent: LABELS[kind] ?? kind });
    button.setAttribute("aria-pressed", "false");
    button.onclick = () => choose(kind);
    return button;
  }));
}

function reset(whom) {
  photo = null;
  for (const input of sheet.querySelectorAll("input")) input.value = "";
  $("#shot").hidden = true;
  $("#proof-fault").textContent = "";
  $("[data-whom]").textContent = whom;
}

/**
 * @param whom whose parcel it is
 * @param required kinds that are all needed; where there is none, one of `possible` is
 * @returns the proofs, or null where the driver went back
 */
export function takeProof(whom, required, possible) {
  return new Promise(resolve => {
    let kinds = required.length ? required : [possible[0]];
    const choose = kind => {
      kinds = [kind];
      [...$(".proof-kinds").children].forEach((button, i) => button.setAttribute("aria-pressed", String(possible[i] === kind)));
      $("#proof-fault").textContent = "";
      show(kinds);
    };
    reset(whom);
    sheet.returnValue = "";
    sheet.showModal();
    choices(required.length ? [] : possible, choose);
    if (required.length) show(kinds);
    else choose(kinds[0]);
    let proofs = null;
    $("#proof-done").onclick = () => {
      try {
        proofs = kinds.map(kind => TAKEN[kind]());
        sheet.close("done");
      } catch (fault) {
        $("#proof-fault").textContent = fault.message;
      }
    };
    sheet.onclose = () => resolve(sheet.returnValue === "done" ? proofs : null);
  });
}

$("form").addEventListener("submit", event => {
  if (event.submitter?.value === "cancel") return;
  event.preventDefault();
  $("#proof-done").click();
});
$("#sign-again").onclick = () => pad.clear();
$("#photo").onchange = async event => {
  const [file] = event.target.files;
  $("#proof-fault").textContent = "";
  photo = null;
  try {
    if (file) photo = await shrink(file);
  } catch {
    $("#proof-fault").textContent = "This file is not a photo.";
  }
  $("#shot").hidden = !photo;
  if (photo) $("#shot").src = photo;
};
