/** Signing in and staying signed in: passwords tried, sessions, devices. */
@NullMarked
package io.claviger.examples.chatserver.signin;

import org.jspecify.annotations.NullMarked;
