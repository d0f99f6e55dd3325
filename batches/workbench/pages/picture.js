// SPDX-License-Identifier: Apache-2.0
// A page on a canvas: whole, enlarged, turned; and one field of it enlarged.
import { el } from "/api.js";

const doubtColor = "#b45309";
const chosenColor = "#0b5cad";

/// A box of the scan on the upright picture. `turn`: degrees clockwise that make it upright.
function upright(box, turn, image) {
  const [x, y, w, h] = box;
  const W = turn % 180 === 0 ? image.width : image.height;
  const H = turn % 180 === 0 ? image.height : image.width;
  if (turn === 90) return [H - y - h, x, h, w];
  if (turn === 180) return [W - x - w, H - y - h, w, h];
  if (turn === 270) return [y, W - x - w, h, w];
  return [x, y, w, h];
}

export class Viewer {
  constructor() {
    this.zoomCanvas = el("canvas.enlarged", { role: "img", "aria-label": "the field in doubt, enlarged" });
    this.pageCanvas = el("canvas.page", { role: "img", "aria-label": "the whole page" });
    this.tabs = el("div.tabs", { role: "group", "aria-label": "Pages of the envelope" });
    this.caption = el("div.caption");
    this.node = el("section.viewer", { "aria-label": "Pictures" },
      el("div.enlargedframe", {}, this.zoomCanvas, this.caption),
      el("div.pageframe", {}, this.pageCanvas), this.tabs);
    this.pages = [];
    this.at = 0;
    this.contrast = false;
    this.reset();
    new ResizeObserver(() => this.draw()).observe(this.node);
    this.dragging();
  }

  reset() { this.zoom = 1; this.turn = 0; this.pan = [0, 0]; }

  /// pages: [{paper, page, title, image (a promise), fields, rotation}]
  show(pages, at) {
    this.pages = pages;
    this.field = 0;
    this.tabs.replaceChildren(...pages.map((page, i) =>
      el("button", { type: "button", onclick: () => this.go(i) }, page.title)));
    this.go(at);
  }

  go(at) {
    if (!this.pages.length) return;
    this.at = (at + this.pages.length) % this.pages.length;
    this.reset();
    [...this.tabs.children].forEach((tab, i) => tab.setAttribute("aria-pressed", i === this.at));
    const page = this.pages[this.at];
    this.doubts = page.fields.filter(f => f.box && f.doubt);
    this.field = 0;
    this.focused = this.doubts[0] ?? null;
    this.image = null;
    this.node.setAttribute("aria-busy", "true");
    this.draw();
    page.image.then(image => { if (this.pages[this.at] === page) { this.image = image; this.draw(); this.node.setAttribute("aria-busy", "false"); } });
  }

  /// From side to side of one paper.
  flip() {
    const now = this.pages[this.at];
    const sides = this.pages.map((p, i) => [p, i]).filter(([p]) => p.paper === now.paper);
    const next = sides[(sides.findIndex(([p]) => p === now) + 1) % sides.length];
    this.go(next[1]);
  }
  nextField() {
    const all = this.doubts.length ? this.doubts : this.pages[this.at].fields.filter(f => f.box);
    if (!all.length) return;
    this.field = (this.field + 1) % all.length;
    this.focused = all[this.field];
    this.draw();
  }
  lookAt(field) {
    const at = this.pages.findIndex(page => page.fields.includes(field));
    if (at < 0 || !field.box) return;
    if (at !== this.at) this.go(at);
    this.focused = field;
    this.draw();
  }
  enlarge(by) { this.zoom = Math.min(8, Math.max(1, this.zoom * by)); this.draw(); }
  move(dx, dy) { this.pan = [this.pan[0] + dx, this.pan[1] + dy]; if (this.zoom === 1) this.zoom = 1.5; this.draw(); }
  rotate(by) { this.turn = (this.turn + by + 360) % 360; this.draw(); }
  toggleContrast() { this.contrast = !this.contrast; this.draw(); }
  fit() { this.reset(); this.draw(); }

  dragging() {
    let from = null;
    this.pageCanvas.addEventListener("pointerdown", e => { from = [e.clientX, e.clientY]; this.pageCanvas.setPointerCapture(e.pointerId); });
    this.pageCanvas.addEventListener("pointermove", e => {
      if (!from) return;
      this.move(e.clientX - from[0], e.clientY - from[1]);
      from = [e.clientX, e.clientY];
    });
    this.pageCanvas.addEventListener("pointerup", () => { from = null; });
    this.pageCanvas.addEventListener("wheel", e => { e.preventDefault(); this.enlarge(e.deltaY < 0 ? 1.2 : 1 / 1.2); }, { passive: false });
  }

  context(canvas) {
    const ratio = window.devicePixelRatio || 1;
    const { width, height } = canvas.parentElement.getBoundingClientRect();
    canvas.width = Math.max(1, Math.round(width * ratio));
    canvas.height = Math.max(1, Math.round(height * ratio));
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    context.filter = this.contrast ? "contrast(2.2) brightness(0.92)" : "none";
    context.imageSmoothingQuality = "high";
    return [context, width, height];
  }

  draw() {
    const page = this.pages[this.at];
    if (!page) return;
    this.drawEnlarged(page);
    this.drawPage(page);
  }

  /// Where nothing is in doubt, the page has all the room.
  drawEnlarged(page) {
    const field = this.focused;
    this.node.classList.toggle("whole", !field);
    if (!field) return;
    this.caption.textContent = `${field.name}${field.value === null ? " — " + (field.why ?? "unread") : ""}`;
    this.zoomCanvas.setAttribute("aria-label", `${field.name}, enlarged`);
    const [context, width, height] = this.context(this.zoomCanvas);
    if (!this.image) return;
    let [x, y, w, h] = upright(field.box, page.rotation, this.image);
    const margin = Math.max(12, h * 0.35);
    [x, y, w, h] = [x - margin, y - margin, w + 2 * margin, h + 2 * margin];
    const scale = Math.min(width / w, height / h, 6);
    context.drawImage(this.image, x, y, w, h, (width - w * scale) / 2, (height - h * scale) / 2, w * scale, h * scale);
  }

  drawPage(page) {
    const [context, width, height] = this.context(this.pageCanvas);
    this.pageCanvas.setAttribute("aria-label", page.title);
    if (this.image === null) return;
    if (!this.image) { context.fillText("The picture cannot be shown.", 20, 30); return; }
    const sideways = this.turn % 180 !== 0;
    const fit = Math.min(width / (sideways ? this.image.height : this.image.width),
                         height / (sideways ? this.image.width : this.image.height));
    context.translate(width / 2 + this.pan[0], height / 2 + this.pan[1]);
    context.rotate(this.turn * Math.PI / 180);
    const scale = fit * this.zoom;
    context.scale(scale, scale);
    context.translate(-this.image.width / 2, -this.image.height / 2);
    context.drawImage(this.image, 0, 0);
    context.filter = "none";
    for (const field of page.fields) {
      if (!field.box || (!field.doubt && field !== this.focused)) continue;
      const [x, y, w, h] = upright(field.box, page.rotation, this.image);
      context.lineWidth = (field === this.focused ? 3 : 1.5) / scale;
      context.strokeStyle = field === this.focused ? chosenColor : doubtColor;
      context.strokeRect(x - 4, y - 4, w + 8, h + 8);
    }
  }
}
