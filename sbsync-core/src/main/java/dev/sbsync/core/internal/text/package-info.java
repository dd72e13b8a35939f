/** Words that several messages have in common. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.text;

import org.jspecify.annotations.NullMarked;
