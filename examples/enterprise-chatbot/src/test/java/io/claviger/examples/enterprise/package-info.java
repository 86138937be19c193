/** Tests of the chatbot through its sockets. */
@NullMarked
package io.claviger.examples.enterprise;

import org.jspecify.annotations.NullMarked;
