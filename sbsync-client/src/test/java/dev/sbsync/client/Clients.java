package dev.sbsync.client;

import dev.sbsync.transport.Token;

/** Clients for tests, and the token that must not appear anywhere. */
final class Clients {

    static final String SECRET = "s3cr3t-T0ken-9f8e7d6c5b4a";
    static final long SPACE = 281_474_976_710_999L;

    private Clients() {}

    static ManagementClient on(ScriptedTransport transport) {
        return ManagementClient.builder()
                .token(Token.of(SECRET))
                .transport(transport)
                .readAhead(0)
                .build();
    }

    static StoryOperations storiesOn(ScriptedTransport transport) {
        return on(transport).stories(SPACE);
    }
}
