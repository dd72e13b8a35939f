/** The kinds of datasources and their entries. */
@NullMarked
package dev.sbsync.core.internal.kind.datasource;

import org.jspecify.annotations.NullMarked;
