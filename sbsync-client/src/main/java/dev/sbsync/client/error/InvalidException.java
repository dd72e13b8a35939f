package dev.sbsync.client.error;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Status 422: the API understood the request and refuses its values. {@link #messages()} says which. */
public final class InvalidException extends ApiException {

    private static final long serialVersionUID = 1L;

    private static final String TAKEN = "has already been taken";

    /** Makes an exception from what is known. */
    public InvalidException(ApiFailure failure, @Nullable Throwable cause) {
        super(failure, "Change the values that the API names; sending the same again fails again.", cause);
    }

    /** Tells whether a message is about this attribute. */
    public boolean names(String field) {
        return messages().stream().anyMatch(message -> message.field().equals(field));
    }

    /** Tells whether another item of the same folder has the slug (ma-facts §2.3 a). */
    public boolean slugTaken() {
        return messages().stream().anyMatch(message -> message.field().equals("slug") && taken(message));
    }

    /** Tells whether another story of the space has the uuid (ma-facts §2.3 d). */
    public boolean uuidTaken() {
        return messages().stream()
                .anyMatch(message -> taken(message)
                        && (message.field().equals("uuid")
                                || message.message().toLowerCase(Locale.ROOT).startsWith("uuid ")));
    }

    private static boolean taken(FieldMessage message) {
        return message.message().toLowerCase(Locale.ROOT).contains(TAKEN);
    }
}
