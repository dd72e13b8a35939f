package dev.sbsync.core.state;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the file that a path to be written leads to. Links are followed, unless another user put one into a folder that
 * others may write to: following it would let that user choose which file is overwritten. The same rule as Linux's
 * {@code protected_symlinks}, on every system with POSIX owners, and for group-writable folders too.
 */
public final class OutputPath {

    private static final int MOST_LINKS = 40;

    private OutputPath() {}

    /** A link on the way that another user put into a shared folder. */
    public static final class ForeignLinkException extends FileSystemException {
        private static final long serialVersionUID = 1L;

        ForeignLinkException(Path link) {
            super(link.toString(), null, "is a link that another user put into a folder that others may write to");
        }
    }

    /** Returns the path without links; what is not there yet is kept as it is named. */
    public static Path resolve(Path path) throws IOException {
        return resolve(path, any -> false);
    }

    /**
     * Returns the path without links up to the first one for which {@code stop} holds.
     *
     * @param stop gets each path that begins with a link, before that link is followed
     * @throws ForeignLinkException if another user put a link on the way
     * @throws FileSystemLoopException if the links lead nowhere
     */
    public static Path resolve(Path path, Predicate<Path> stop) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path at = root(absolute);
        Deque<Path> rest = new ArrayDeque<>();
        absolute.forEach(rest::add);
        int links = 0;
        while (!rest.isEmpty()) {
            Path name = rest.removeFirst();
            if (name.toString().equals(".") || name.toString().isEmpty()) {
                continue;
            }
            if (name.toString().equals("..")) {
                at = at.getParent() == null ? at : Objects.requireNonNull(at.getParent());
                continue;
            }
            Path next = at.resolve(name);
            if (!Files.isSymbolicLink(next)) {
                at = next;
                continue;
            }
            Path whole = next;
            for (Path further : rest) {
                whole = whole.resolve(further);
            }
            if (stop.test(whole)) {
                return whole;
            }
            if (!trusted(next)) {
                throw new ForeignLinkException(next);
            }
            if (++links > MOST_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            Path target = Files.readSymbolicLink(next);
            if (target.isAbsolute()) {
                at = root(target);
            }
            Deque<Path> through = new ArrayDeque<>();
            target.forEach(through::add);
            through.addAll(rest);
            rest = through;
        }
        return at;
    }

    private static Path root(Path absolute) {
        return Objects.requireNonNull(absolute.getRoot(), "an absolute path has a root");
    }

    /**
     * Returns whether what is at a path, a link itself and not what it leads to, was put there by this user, by the
     * owner of the folder, or in a folder that no other user may write to.
     */
    public static boolean trusted(Path path) throws IOException {
        Path folder = path.getParent();
        PosixFileAttributes of = folder == null ? null : attributes(folder);
        if (of == null
                || (!of.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                        && !of.permissions().contains(PosixFilePermission.GROUP_WRITE))) {
            return true;
        }
        PosixFileAttributes owned = attributes(path);
        return owned == null || owned.owner().equals(of.owner()) || ours(path, owned.owner());
    }

    private static @Nullable PosixFileAttributes attributes(Path path) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view == null || !Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? null : view.readAttributes();
    }

    /** Returns whether the owner of a path is the user that this process runs as. */
    public static boolean ours(Path path, UserPrincipal owner) throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? Files.getOwner(self).equals(owner)
                : path.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name", ""))
                        .equals(owner);
    }
}
