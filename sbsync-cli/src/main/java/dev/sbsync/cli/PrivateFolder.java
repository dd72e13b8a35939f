package dev.sbsync.cli;

import dev.sbsync.core.state.OutputPath;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Makes folders that no other user can read, write to or replace. Therefore each folder above must belong to this user
 * or to the system, and no other user may write to it, unless it is sticky; the same applies to folders that hold links
 * on the way. A group that has its owner's name counts as the owner. On systems without POSIX permissions nothing is
 * checked. Stateless.
 */
final class PrivateFolder {

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final int STICKY = 01000;

    private PrivateFolder() {}

    /**
     * Makes a folder and those above it, as far as they are missing, and returns its path without links.
     *
     * @throws IOException if it cannot be made, is a link, or if another user has access to it or can replace it
     */
    static Path make(Path folder) throws IOException {
        Path above = Objects.requireNonNull(folder.toAbsolutePath().getParent(), "the root is no private folder");
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder);
            return folder;
        }
        List<Path> ways = new ArrayList<>();
        Path real = OutputPath.resolve(above, link -> !ways.add(link));
        ways.add(real);
        for (Path way : ways) {
            requireIrreplaceableWithAbove(way);
        }
        FileAttribute<?> closed = PosixFilePermissions.asFileAttribute(PRIVATE);
        Files.createDirectories(real, closed);
        requireIrreplaceableWithAbove(real); // another user may have made a folder that was missing before
        Path made = real.resolve(folder.getFileName());
        if (!Files.exists(made, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(made, closed);
        }
        requirePrivate(made);
        return made;
    }

    private static void requireIrreplaceableWithAbove(Path folder) throws IOException {
        for (Path each = folder; each != null; each = each.getParent()) {
            requireIrreplaceable(each);
        }
    }

    /** Checks that what is in a folder, which may not exist yet, can be replaced by this user and the system alone. */
    private static void requireIrreplaceable(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        PosixFileAttributes attributes = Files.readAttributes(folder, PosixFileAttributes.class);
        if (!attributes.owner().equals(Files.getOwner(folder.getRoot()))
                && !OutputPath.ours(folder, attributes.owner())) {
            throw refused(folder, "belongs to another user");
        }
        Set<PosixFilePermission> open = attributes.permissions();
        boolean ownGroup =
                attributes.group().getName().equals(attributes.owner().getName());
        if ((open.contains(PosixFilePermission.OTHERS_WRITE)
                        || (open.contains(PosixFilePermission.GROUP_WRITE) && !ownGroup))
                && ((int) Files.getAttribute(folder, "unix:mode") & STICKY) == 0) {
            throw refused(folder, "can be written to by other users");
        }
    }

    private static void requirePrivate(Path folder) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isDirectory()) {
            throw refused(folder, "is not a folder");
        }
        if (!attributes.permissions().equals(PRIVATE)) {
            throw refused(folder, "is open to other users");
        }
        if (!OutputPath.ours(folder, attributes.owner())) {
            throw refused(folder, "belongs to another user");
        }
    }

    private static IOException refused(Path folder, String why) {
        return new FileSystemException(folder.toString(), null, why);
    }
}
