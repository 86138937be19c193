/** Rules over all modules, the descriptors of the published ones, their weight, and the truth of the documentation. */
@NullMarked
package io.claviger.architecture;

import org.jspecify.annotations.NullMarked;
