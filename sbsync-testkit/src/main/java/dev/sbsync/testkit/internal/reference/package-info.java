/**
 * References in contents and schemas in a form that does not depend on the space, written from docs/management-api.md
 * alone. Not part of the public API.
 */
@NullMarked
package dev.sbsync.testkit.internal.reference;

import org.jspecify.annotations.NullMarked;
