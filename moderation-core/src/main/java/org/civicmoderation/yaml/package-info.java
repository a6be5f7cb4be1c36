/**
 * YAML files of a pack, read so that every value knows its line. For the library's own packages;
 * start from {@link YamlMapping#parse}.
 */
@NullMarked
package org.civicmoderation.yaml;

import org.jspecify.annotations.NullMarked;
