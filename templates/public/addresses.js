/** Email addresses stand on the pages in pieces; whoever runs scripts gets links. */
for (const place of document.querySelectorAll(".email")) {
  const link = document.createElement("a");
  link.href = `mailto:${place.textContent}`;
  link.textContent = place.textContent;
  place.replaceChildren(link);
}
