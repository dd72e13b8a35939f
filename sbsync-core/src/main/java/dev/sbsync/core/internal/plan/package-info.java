/** Creates plans, resumes them, and verifies their items. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.plan;

import org.jspecify.annotations.NullMarked;
