package dev.sbsync.core.internal.write;

/** Thrown if the caller vetoes an item; caught by the item's writer. */
final class VetoedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    VetoedException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
