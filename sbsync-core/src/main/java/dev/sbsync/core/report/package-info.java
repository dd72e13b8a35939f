/** The report of a run, a plan or a verification, as values and as text, JSON (schema 2), Markdown and HTML. */
@NullMarked
package dev.sbsync.core.report;

import org.jspecify.annotations.NullMarked;
