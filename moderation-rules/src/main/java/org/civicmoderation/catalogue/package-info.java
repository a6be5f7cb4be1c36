/** The policy packs that ship with the library. */
@NullMarked
package org.civicmoderation.catalogue;

import org.jspecify.annotations.NullMarked;
