fetch('/v1/channels')
  .then((reply) => (reply.ok ? reply.json() : Promise.reject(reply.status)))
  .then((list) => { document.getElementById('cooperative').textContent = list.cooperative; })
  .catch(() => {});
