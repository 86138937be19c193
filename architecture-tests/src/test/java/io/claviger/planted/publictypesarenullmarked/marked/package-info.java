@NullMarked
package io.claviger.planted.publictypesarenullmarked.marked;

import org.jspecify.annotations.NullMarked;
