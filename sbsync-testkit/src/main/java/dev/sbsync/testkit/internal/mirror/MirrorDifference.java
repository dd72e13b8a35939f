package dev.sbsync.testkit.internal.mirror;

/**
 * One way in which two spaces differ.
 *
 * @param item kind and path of the story or folder
 * @param attribute what differs
 * @param source what the source says
 * @param target what the target says
 */
public record MirrorDifference(String item, String attribute, String source, String target) {
    @Override
    public String toString() {
        return item + ": " + attribute + "\n      source: " + source + "\n      target: " + target;
    }
}
