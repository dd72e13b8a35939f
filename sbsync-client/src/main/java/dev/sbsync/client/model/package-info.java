/**
 * What the Management API sends and takes: typed views of raw JSON that keep every attribute, known or not, and every
 * number as it was written. Jackson's tree is the documented raw form; a node handed out is shared, not copied, and
 * must not be changed.
 *
 * <p>All types are immutable unless the nodes under them are changed.
 */
@NullMarked
package dev.sbsync.client.model;

import org.jspecify.annotations.NullMarked;
