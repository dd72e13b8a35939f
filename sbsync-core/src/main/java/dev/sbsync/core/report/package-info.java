/** What happened, as a value and as JSON (schema 1). */
@NullMarked
package dev.sbsync.core.report;

import org.jspecify.annotations.NullMarked;
