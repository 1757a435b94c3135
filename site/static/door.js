/* How many are here, fresh from the server while somebody looks at the door's screen. Without this script a reload does it. */
(() => {
  const EVERY = 5000; // milliseconds
  const counts = document.querySelector(".admin-presence");

  const ask = async () => {
    if (document.hidden) return;
    const answer = await fetch(counts.dataset.address);
    // A redirect leads to the log-in: the next tap will ask for it.
    if (!answer.ok || answer.redirected) return;
    const html = await answer.text();
    if (html !== counts.innerHTML) counts.innerHTML = html;
  };

  // No network: the numbers that stand there stay.
  setInterval(() => ask().catch(() => {}), EVERY);
})();
