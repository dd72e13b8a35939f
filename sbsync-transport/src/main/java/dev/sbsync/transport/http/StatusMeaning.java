package dev.sbsync.transport.http;

/** What a status means for the request and for a retry. */
enum StatusMeaning {
    /** The server handled the request. */
    HANDLED,
    /** 429: not applied. */
    THROTTLED,
    /** A temporary failure of the server or of a proxy in front of it. */
    SERVER_UNAVAILABLE,
    /** A temporary condition of a healthy server, such as a conflict, a lock or a timeout. */
    TEMPORARY,
    /** A server error that a retry would repeat. */
    SERVER_ERROR,
    /** A temporary redirect, as sent by load balancers and login pages of proxies. */
    TEMPORARY_REDIRECT,
    /** 304, although requests have no conditions. */
    NOT_MODIFIED,
    /** Any other 3xx: not applied at this address. */
    PERMANENT_REDIRECT;

    static StatusMeaning of(int status) {
        return switch (status) {
            case 429 -> THROTTLED;
            case 408, 409, 423, 425, 499 -> TEMPORARY;
            case 500, 502, 503, 504, 598, 599 -> SERVER_UNAVAILABLE;
            case 302, 303, 307 -> TEMPORARY_REDIRECT;
            case 304 -> NOT_MODIFIED;
            default -> {
                if (status >= 520 && status <= 530) {
                    yield SERVER_UNAVAILABLE;
                }
                if (status >= 500) {
                    yield SERVER_ERROR;
                }
                yield status >= 300 && status < 400 ? PERMANENT_REDIRECT : HANDLED;
            }
        };
    }
}
