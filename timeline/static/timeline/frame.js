/* What a strict frame takes away, given back: a sandbox without allow-forms drops the filter form, and one without
   allow-popups drops every link that leaves the frame. */

/** Filter by going to the address that the form would ask for, without its empty fields. */
export function openForm(root) {
  const form = root.querySelector("form.filters");
  form?.querySelector("button").addEventListener("click", (event) => {
    if (!form.checkValidity()) return; // the browser says what is wrong
    event.preventDefault();
    const chosen = [...new FormData(form)].filter(([, value]) => value.trim());
    location.assign(chosen.length ? `?${new URLSearchParams(chosen)}` : location.pathname);
  });
}

/** A link that may be dead shows its address when it is pressed, to be copied. */
export function showAddresses(root) {
  root.addEventListener("click", (event) => {
    const link = event.target.closest('a[target="_blank"]');
    if (!link || link.nextElementSibling?.className === "address") return;
    link.after(Object.assign(document.createElement("span"), { className: "address", textContent: link.href }));
  });
}
