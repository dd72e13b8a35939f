package dev.sbsync.client.error;

import org.jspecify.annotations.Nullable;

/** Status 422: the API refuses values of the request; {@link #messages()} names them. */
public final class InvalidException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception. */
    public InvalidException(ApiFailure failure, @Nullable Throwable cause) {
        super(failure, "Change the values that the API names; retrying won't help.", cause);
    }

    /** Returns whether a message is about this attribute. */
    public boolean names(String field) {
        return messages().stream().anyMatch(message -> message.field().equals(field));
    }

    /** Returns whether another item of the same folder has the slug (docs/management-api.md). */
    public boolean slugTaken() {
        return isAbout(Complaint.SLUG_TAKEN);
    }

    /** Returns whether another item of the same folder has the translated slug (docs/management-api.md). */
    public boolean translatedSlugTaken() {
        return isAbout(Complaint.TRANSLATED_SLUG_TAKEN);
    }

    /** Returns whether the space may not have files of this type (docs/management-api.md). */
    public boolean fileTypeRefused() {
        return isAbout(Complaint.FILE_TYPE_REFUSED);
    }

    /** Returns whether another story of the space has the uuid (docs/management-api.md). */
    public boolean uuidTaken() {
        return isAbout(Complaint.UUID_TAKEN);
    }
}
