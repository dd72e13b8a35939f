/** Plan files: plans that are written, reviewed, and run as they are (docs/plan-files.md). */
@NullMarked
package dev.sbsync.core.review;

import org.jspecify.annotations.NullMarked;
