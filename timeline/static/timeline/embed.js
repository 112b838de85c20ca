/* One line embeds a timeline:
     <script async src="https://host/static/timeline/embed.js" data-timeline="slug"></script>
   It puts a frame where it stands and lets the frame grow with its content, up to data-height pixels (900). */
(() => {
  const script = document.currentScript;
  const slug = script?.dataset.timeline;
  if (!slug) {
    console.error("embed.js: say which timeline: data-timeline=\"slug\"");
    return;
  }
  const host = new URL(script.src).origin;
  const most = Number(script.dataset.height) || 900;
  const frame = document.createElement("iframe");
  frame.src = `${host}/embed/${encodeURIComponent(slug)}/${script.dataset.query ? `?${script.dataset.query}` : ""}`;
  frame.title = script.dataset.title || "Timeline";
  frame.loading = "lazy";
  frame.style.cssText = "border:0;inline-size:100%;block-size:600px";
  script.after(frame);
  addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.data?.type !== "diplomatic-timeline:height") return;
    const height = Number(event.data.height);
    if (height > 0) frame.style.blockSize = `${Math.min(Math.ceil(height), most)}px`;
  });
})();
