/**
 * The building blocks of all endpoint handlers: routes, queries, pages, JSON responses and refusals. Not part of the
 * public API. The values are confined to the request they belong to.
 */
@NullMarked
package dev.sbsync.testkit.internal.http;

import org.jspecify.annotations.NullMarked;
