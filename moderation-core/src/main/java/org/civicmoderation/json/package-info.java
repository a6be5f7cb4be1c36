/**
 * JSON as the library writes it, one line a value. For the library's own packages; see {@link
 * JsonLine}.
 */
@NullMarked
package org.civicmoderation.json;

import org.jspecify.annotations.NullMarked;
