package dev.sbsync.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A damage of a state file that every command refuses.
 *
 * @param sentence the message as a regular expression, with FILE for the path
 */
record StateFault(String name, int code, String sentence, Spoiling spoiling) {

    private static final String DAMAGED =
            "The state file 'FILE' is damaged \\(.+\\); restore it from a backup, or move it away: the next run"
                    + " creates a new one and compares every item once\\.";
    private static final String NO_STATE = "The file 'FILE' is not an sbsync state file, or is corrupt; choose another"
            + " file, or move it away: the next run creates a new one and compares every item once\\.";

    /** The offset of the application id and version in SQLite's header (its file format, section 1.3). */
    private static final int USER_VERSION = 63;

    private static final int APPLICATION_ID = 68;
    private static final int PAGE = 4096;

    /** Damages the file. */
    interface Spoiling {
        void of(Path file) throws IOException;
    }

    static List<StateFault> all() {
        return List.of(
                new StateFault("cut in half", 1, DAMAGED, file -> cut(file, (int) Files.size(file) / 2)),
                new StateFault("cut at a page", 1, DAMAGED, file -> cut(file, 2 * PAGE)),
                new StateFault("cut within its head", 1, DAMAGED, file -> cut(file, 60)),
                new StateFault("emptied", 1, DAMAGED, file -> cut(file, 0)),
                new StateFault("a bit of its first byte", 1, NO_STATE, file -> flip(file, 0)),
                new StateFault("a bit of its size", 1, DAMAGED, file -> flip(file, 29)),
                new StateFault("a bit of its table of tables", 1, DAMAGED, file -> flip(file, 100)),
                new StateFault("a bit of a page's kind", 1, DAMAGED, file -> flip(file, PAGE)),
                new StateFault("a bit of a page's cells", 1, DAMAGED, file -> flip(file, 2 * PAGE + 8)),
                new StateFault(
                        "a newer schema",
                        1,
                        "The state file 'FILE' was written by a newer sbsync \\(its schema is 99, this version"
                                + " supports \\d+\\); use the newer version, or choose another file\\.",
                        file -> set(file, USER_VERSION, 99)),
                new StateFault(
                        "another program's database",
                        2,
                        "The file 'FILE' is a database, but not an sbsync state file; choose another file\\.",
                        file -> flip(file, APPLICATION_ID)),
                new StateFault("no database", 1, NO_STATE, file -> Files.writeString(file, "{}\n".repeat(400))),
                new StateFault("a folder", 2, "The state file 'FILE' is a folder; specify a file in it\\.", file -> {
                    Files.delete(file);
                    Files.createDirectory(file);
                }));
    }

    /** Returns the expected stderr as a regular expression. */
    String said(Path file) {
        return "sbsync: " + sentence.replace("FILE", Pattern.quote(file.toString())) + "\n";
    }

    private static void cut(Path file, int length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
    }

    private static void flip(Path file, int at) throws IOException {
        set(file, at, Files.readAllBytes(file)[at] ^ 1);
    }

    private static void set(Path file, int at, int value) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] = (byte) value;
        Files.write(file, bytes);
    }

    @Override
    public String toString() {
        return name;
    }
}
