/**
 * Help for the authors of providers that are reached over HTTP: describe the {@link io.claviger.provider.http.Dialect},
 * and the sockets, framing, limits and classification are done here. The only package with sockets.
 */
@NullMarked
package io.claviger.provider.http;

import org.jspecify.annotations.NullMarked;
