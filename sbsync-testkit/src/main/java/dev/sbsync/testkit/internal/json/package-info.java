/** JSON without loss: exact numbers, key order kept. Not part of the public API. The functions are stateless. */
@NullMarked
package dev.sbsync.testkit.internal.json;

import org.jspecify.annotations.NullMarked;
