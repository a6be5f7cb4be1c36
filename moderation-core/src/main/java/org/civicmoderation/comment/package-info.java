/**
 * What comes in: immutable, validated at the door. Start from {@link Comment}; around it {@link
 * Author}, {@link Channel}, {@link OriginalPost} and {@link Attachment}.
 */
@NullMarked
package org.civicmoderation.comment;

import org.jspecify.annotations.NullMarked;
