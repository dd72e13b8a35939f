package dev.sbsync.core.state;

/**
 * The ids of the caller's own code that a run was started with.
 *
 * @param transform of the transform of contents; empty for none
 * @param veto of the veto against items; empty for none
 */
public record ExtensionIds(String transform, String veto) {

    /** The run has no code of its caller. */
    public static final ExtensionIds NONE = new ExtensionIds("", "");
}
