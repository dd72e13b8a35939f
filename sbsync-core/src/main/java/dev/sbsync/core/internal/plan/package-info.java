/** Creates plans and resumes them. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.plan;

import org.jspecify.annotations.NullMarked;
