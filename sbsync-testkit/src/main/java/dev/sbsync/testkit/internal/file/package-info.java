/** The bytes of files, held or computed. Not part of the public API. */
@NullMarked
package dev.sbsync.testkit.internal.file;

import org.jspecify.annotations.NullMarked;
