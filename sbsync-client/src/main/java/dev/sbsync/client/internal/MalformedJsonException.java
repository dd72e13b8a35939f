package dev.sbsync.client.internal;

import org.jspecify.annotations.Nullable;

/** Thrown if bytes are not exactly one JSON document that can be kept without loss. */
public final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedJsonException(@Nullable Throwable cause) {
        super("Not one well-formed JSON document.", cause);
    }
}
