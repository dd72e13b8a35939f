/** Items of any kind: what a list shows of them, their compared fields, differences and fingerprints. */
@NullMarked
package dev.sbsync.core.item;

import org.jspecify.annotations.NullMarked;
