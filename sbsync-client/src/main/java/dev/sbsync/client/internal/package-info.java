/**
 * The client's own machinery: how JSON is read and written, how a call is made, how an answer becomes an exception, how
 * pages become a stream. Public only for the packages of the client, and no part of the API.
 */
@NullMarked
package dev.sbsync.client.internal;

import org.jspecify.annotations.NullMarked;
