// Leads from an old address to the new one and keeps the part after '#'.
document.addEventListener('DOMContentLoaded', function () {
  var link = /** @type {HTMLAnchorElement | null} */ (document.getElementById('target'));
  if (link) location.replace(link.href + location.hash);
});
