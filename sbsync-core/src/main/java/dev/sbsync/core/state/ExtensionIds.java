package dev.sbsync.core.state;

/**
 * The ids of the caller's extensions that a run was started with.
 *
 * @param transform id of the content transform; empty if none
 * @param veto id of the item veto; empty if none
 */
public record ExtensionIds(String transform, String veto) {

    /** No extensions. */
    public static final ExtensionIds NONE = new ExtensionIds("", "");
}
