/** Maps the references of stories to the target's identities. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.kind.story.reference;

import org.jspecify.annotations.NullMarked;
