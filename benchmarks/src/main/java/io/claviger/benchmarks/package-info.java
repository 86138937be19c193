/** What a call, a stream and a key cost, measured against a plain client in the same run; see docs/performance.md. */
@NullMarked
package io.claviger.benchmarks;

import org.jspecify.annotations.NullMarked;
