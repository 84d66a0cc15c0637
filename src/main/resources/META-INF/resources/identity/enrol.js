// The key comes behind the #, which is never sent in a request nor kept in a server's log.
(() => {
  const key = location.hash.slice(1);
  if (!key) return;
  history.replaceState(null, "", location.pathname);
  document.querySelector("#key").value = key;
})();
