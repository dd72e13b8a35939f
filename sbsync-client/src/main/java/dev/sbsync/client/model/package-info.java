/**
 * Records and payloads of the Management API: typed views of raw JSON that keep every attribute, known or not, and the
 * spelling of every number. Nodes returned are shared, not copied, and must not be changed.
 *
 * <p>All types are immutable unless the nodes under them are changed.
 */
@NullMarked
package dev.sbsync.client.model;

import org.jspecify.annotations.NullMarked;
