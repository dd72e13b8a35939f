package dev.sbsync.testkit.internal.mirror;

/**
 * A difference between two spaces.
 *
 * @param item kind and path of the story or folder
 * @param attribute what differs
 * @param source the value in the source
 * @param target the value in the target
 */
public record MirrorDifference(String item, String attribute, String source, String target) {
    @Override
    public String toString() {
        return item + ": " + attribute + "\n      source: " + source + "\n      target: " + target;
    }
}
