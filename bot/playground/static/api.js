// The page's way to the server: a stream of what happens, and one request for each act.

/** Call `tell(kind, data)` with the whole state first, then with everything that happens. */
export function watch(tell, lost) {
  const source = new EventSource("/events");
  for (const kind of ["state", "message", "edited", "deleted", "room", "action", "answered", "profile", "listening"]) {
    source.addEventListener(kind, (event) => tell(kind, JSON.parse(event.data)));
  }
  source.addEventListener("error", () => lost(true));
  source.addEventListener("open", () => lost(false));
}

/** Do something as a person; throws the server's reason when it cannot be done. */
export async function act(wish) {
  const response = await fetch("/acts", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(wish),
  });
  const made = await response.json();
  if (!response.ok) throw new Error(made.error);
  return made;
}

/** The commands that a person is offered in a room. */
export async function commands(person, room) {
  const response = await fetch(`/commands?person=${person}&room=${room}`);
  return response.json();
}

/** Why the bot sent a message: the question it answers, and any JSON that explains. */
export async function why(room, message) {
  const response = await fetch(`/why?room=${room}&message=${message}`);
  return response.json();
}
