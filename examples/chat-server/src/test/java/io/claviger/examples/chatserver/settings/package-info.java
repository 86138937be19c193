/** Tests of the settings. */
@org.jspecify.annotations.NullMarked
package io.claviger.examples.chatserver.settings;
