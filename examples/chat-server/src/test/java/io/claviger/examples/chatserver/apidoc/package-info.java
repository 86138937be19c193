/** Tests of the description of the interface. */
@org.jspecify.annotations.NullMarked
package io.claviger.examples.chatserver.apidoc;
