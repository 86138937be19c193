/** Chat completions as OpenAI's clients ask for them: any of them talks to its user's own chain. */
@org.jspecify.annotations.NullMarked
package io.claviger.examples.chatserver.openai;
