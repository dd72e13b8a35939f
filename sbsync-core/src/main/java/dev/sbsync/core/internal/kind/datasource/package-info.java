/** Datasources and their entries. Internal: not for embedders. */
@NullMarked
package dev.sbsync.core.internal.kind.datasource;

import org.jspecify.annotations.NullMarked;
