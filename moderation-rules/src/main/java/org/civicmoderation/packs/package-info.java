/** The policy packs that come with the library: start from {@link PolicyPacks}. */
@NullMarked
package org.civicmoderation.packs;

import org.jspecify.annotations.NullMarked;
