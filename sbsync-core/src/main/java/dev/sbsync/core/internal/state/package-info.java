/** The rows of runs, items and baselines, and their JSON. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.state;

import org.jspecify.annotations.NullMarked;
