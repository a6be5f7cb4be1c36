/**
 * The adopted norm made executable: start from {@link PolicyPack}, a folder of policy, lexicons,
 * rules and cases.
 */
@NullMarked
package org.civicmoderation.policy;

import org.jspecify.annotations.NullMarked;
