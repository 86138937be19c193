// What the mock server says. Each entry answers questions that contain its word; the last one answers everything else.

const TREE = `A **binary tree** is a tree in which every node has at most two children, called the *left* and the *right* child.

- The topmost node is the **root**; a node without children is a **leaf**.
- The **height** is the number of edges on the longest way down from the root.
- A tree of height *h* holds at most 2^(h+1) − 1 nodes.

| Walk | Order | Typical use |
| --- | --- | --- |
| pre-order | node, left, right | copying a tree |
| in-order | left, node, right | sorted output of a search tree |
| post-order | left, right, node | deleting a tree |`;

const SORT = `Quicksort picks a **pivot**, moves everything smaller to its left and everything larger to its right, and then does the same with both parts.

\`\`\`java
static void quicksort(int[] a, int low, int high) {
    if (low >= high) return;            // one element is sorted
    int pivot = a[(low + high) >>> 1], i = low, j = high;
    while (i <= j) {
        while (a[i] < pivot) i++;
        while (a[j] > pivot) j--;
        if (i <= j) { int t = a[i]; a[i++] = a[j]; a[j--] = t; }
    }
    quicksort(a, low, j);
    quicksort(a, i, high);
}
\`\`\`

### What it costs

1. On average \`O(n log n)\` comparisons, and little memory: only the recursion.
2. In the worst case \`O(n²)\`, when every pivot is the smallest or the largest element. A random pivot makes that unlikely.

> Rule of thumb: use your language's own sort; it is usually a careful mix of quicksort, insertion sort and heapsort.

More in the [Java documentation](https://docs.oracle.com/javase/8/docs/api/java/util/Arrays.html).`;

const HOSTILE = `Raw HTML stays text: <img src=x onerror="alert(1)"> and <script>alert(2)</script>

[a link that must not work](javascript:alert(3)), [a relative one](/admin), ![a remote picture](https://example.org/pixel.png)

<div style="position:fixed">a block</div>`;

const failed = (provider, model, code, message, status, durationMs) => ({ provider, key: `${provider} key 1`, model, code, message, status, durationMs });
const GEMINI_BAD = failed('gemini', 'gemini-2.5-flash', 'INVALID_KEY', 'The key was not accepted by the provider.', 400, 212);
const GROQ_LIMIT = failed('groq', 'llama-3.3-70b-versatile', 'RATE_LIMIT', 'The provider asks to slow down.', 429, 148);
const CEREBRAS_DOWN = failed('cerebras', 'llama-3.3-70b', 'PROVIDER_UNAVAILABLE', 'The provider has a problem of its own.', 503, 530);
const OPENROUTER = { provider: 'openrouter', key: 'openrouter key 1', model: 'deepseek/deepseek-chat-v3' };
const GROQ = { provider: 'groq', key: 'groq key 1', model: 'llama-3.3-70b-versatile' };

export const SCENARIOS = [
  { word: 'binary tree', course: TREE },
  { word: 'hash table', remaining: 3, course: 'A **hash table** stores pairs of keys and values in an array; a hash function turns a key into an index, so that looking up takes constant time on average.' },
  { word: 'http 429', http: 429, body: { error: 'Too many requests', message: 'You may ask 30 questions in a minute. Please wait a little.', code: 'RATE_LIMITED', retryAfter: 12 } },
  { word: 'http 400', http: 400, body: { error: 'Bad request', message: 'The question was not sent on.', code: 'INVALID_REQUEST', problems: [{ code: 'DUPLICATE_KEY', field: 'apiKeys.groq', message: 'The same key is given twice.' }] } },
  { word: 'http 502', http: 502, html: '<h1>Bad gateway</h1>' },
  { word: 'fail', failures: [GEMINI_BAD, GROQ_LIMIT], error: { error: 'All AI providers failed', message: 'None of your keys could answer: one was not accepted, one is rate limited.', code: 'ALL_PROVIDERS_FAILED' } },
  { word: 'break', failures: [GEMINI_BAD], attempt: GROQ, text: SORT, errorAt: 320, error: { error: 'Interrupted', message: 'Groq stopped in the middle of the answer.', code: 'NETWORK_ERROR' } },
  { word: 'cut', attempt: GROQ, text: SORT, cutAt: 320 },
  { word: 'restart', failures: [], attempt: GROQ, text: SORT, restartAt: 200, then: OPENROUTER },
  { word: 'think', attempt: OPENROUTER, reasoning: 'The question is about sorting. I should name the idea, show code and say what it costs. ', text: SORT },
  { word: 'html', attempt: GROQ, text: HOSTILE },
  { word: '', failures: [GEMINI_BAD, GROQ_LIMIT, CEREBRAS_DOWN], attempt: OPENROUTER, text: SORT },
];
