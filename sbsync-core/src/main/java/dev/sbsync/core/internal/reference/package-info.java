/**
 * Finds and rewrites the references in content, presets and component schemas: one walk over the JSON, to which the
 * component schemas of the source space add meaning (docs/references.md). Internal: not for embedders.
 *
 * <p>{@link dev.sbsync.core.internal.reference.ReferenceRewriter} is the entry point;
 * {@link dev.sbsync.core.internal.reference.TargetIdentities} is what it asks. No I/O of its own.
 */
@NullMarked
package dev.sbsync.core.internal.reference;

import org.jspecify.annotations.NullMarked;
