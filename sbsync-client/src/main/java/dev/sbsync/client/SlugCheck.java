package dev.sbsync.client;

import dev.sbsync.client.error.FieldMessage;
import java.util.List;

/**
 * What the API says about slugs that have not been saved.
 *
 * @param accepted whether a save with them would be accepted as things stand
 * @param messages what is wrong with which; may be empty where the API does not say
 */
public record SlugCheck(boolean accepted, List<FieldMessage> messages) {

    /** Copies the list. */
    public SlugCheck {
        messages = List.copyOf(messages);
    }
}
