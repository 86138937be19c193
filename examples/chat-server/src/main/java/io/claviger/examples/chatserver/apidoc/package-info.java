/** Describes the HTTP interface as OpenAPI: every route of the table, with the bodies that are read by hand. */
@NullMarked
package io.claviger.examples.chatserver.apidoc;

import org.jspecify.annotations.NullMarked;
