// Shows /api/openapi.json. Builds elements and sets texts: nothing here becomes HTML.
const state = document.getElementById("state");
const routes = document.getElementById("routes");

function element(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

function json(value) {
  const block = element("pre");
  block.tabIndex = 0;
  block.append(element("code", JSON.stringify(value, null, 2)));
  return block;
}

function route(method, path, operation) {
  const details = element("details");
  const summary = element("summary");
  summary.append(element("code", `${method.toUpperCase()} ${path}`), ` ${operation.summary}`);
  details.append(summary);
  if (operation.security) {
    details.append(element("p", "Needs an access token (Authorization: Bearer), unless guests may use it."));
  }
  if (operation.parameters) {
    details.append(element("h3", "Parameters"), json(operation.parameters));
  }
  if (operation.requestBody) {
    details.append(element("h3", "Body"), json(operation.requestBody.content));
  }
  details.append(element("h3", "Answers"), json(operation.responses));
  return details;
}

fetch("api/openapi.json")
  .then((answer) => {
    if (!answer.ok) {
      throw new Error(answer.status === 401 ? "Only users who are signed in may read the description here." : "The description is not to be had.");
    }
    return answer.json();
  })
  .then((api) => {
    for (const [path, item] of Object.entries(api.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        routes.append(route(method, path, operation));
      }
    }
    state.textContent = `${routes.childElementCount} routes. Paths in braces vary.`;
  })
  .catch((failure) => {
    state.textContent = failure.message;
  });
