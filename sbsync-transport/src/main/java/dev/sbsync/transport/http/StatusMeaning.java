package dev.sbsync.transport.http;

/** What the status of an answer says about the request and about asking again. */
enum StatusMeaning {
    /** The server handled the request and said how it went. */
    ANSWER,
    /** 429: surely not applied. */
    THROTTLED,
    /** A server, or what stands before it, that is in trouble for now. */
    SERVER_TROUBLE,
    /** A server that is well and cannot say yet: a conflict, a lock, a timeout of its own, a closed client. */
    NOT_NOW,
    /** A server error that would come again. */
    SERVER_ERROR,
    /** A redirect for now, as load balancers and login pages of proxies send it. */
    ELSEWHERE_FOR_NOW,
    /** 304, which answers a condition that was never set. */
    NOT_MODIFIED,
    /** The resource has another address for good, or a choice of them: surely not applied here. */
    ELSEWHERE;

    static StatusMeaning of(int status) {
        return switch (status) {
            case 429 -> THROTTLED;
            case 408, 409, 423, 425, 499 -> NOT_NOW;
            case 500, 502, 503, 504, 598, 599 -> SERVER_TROUBLE;
            case 302, 303, 307 -> ELSEWHERE_FOR_NOW;
            case 304 -> NOT_MODIFIED;
            default -> {
                if (status >= 520 && status <= 530) {
                    yield SERVER_TROUBLE;
                }
                if (status >= 500) {
                    yield SERVER_ERROR;
                }
                yield status >= 300 && status < 400 ? ELSEWHERE : ANSWER;
            }
        };
    }
}
