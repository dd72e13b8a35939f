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
 * Resolves the file behind a path to be written. Symbolic links are followed unless another user created one in a
 * shared folder: following it would let that user choose the file to overwrite. This is the rule of Linux's
 * {@code protected_symlinks}, applied on every system with POSIX owners, and to group-writable folders too.
 */
public final class OutputPath {

    private static final int MOST_LINKS = 40;

    private OutputPath() {}

    /** A link that another user created in a shared folder. */
    public static final class ForeignLinkException extends FileSystemException {
        private static final long serialVersionUID = 1L;

        ForeignLinkException(Path link) {
            super(link.toString(), null, "is a link that another user created in a shared folder");
        }
    }

    /** Returns the path with links resolved; parts that do not exist are kept. */
    public static Path resolve(Path path) throws IOException {
        return resolve(path, any -> false);
    }

    /**
     * Returns the path with links resolved, up to the first link for which {@code stop} holds.
     *
     * @param stop receives each path that begins with a link, before the link is followed
     * @throws ForeignLinkException if another user created one of the links
     * @throws FileSystemLoopException if the links form a loop
     */
    public static Path resolve(Path path, Predicate<Path> stop) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path at = root(absolute);
        Deque<Path> rest = names(absolute);
        int links = 0;
        while (!rest.isEmpty()) {
            Path next = below(at, rest.removeFirst());
            if (!Files.isSymbolicLink(next)) {
                at = next;
                continue;
            }
            Path whole = rest.stream().reduce(next, Path::resolve);
            if (stop.test(whole)) {
                return whole;
            }
            if (++links > MOST_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            Path target = target(next);
            at = target.isAbsolute() ? root(target) : at;
            Deque<Path> through = names(target);
            through.addAll(rest);
            rest = through;
        }
        return at;
    }

    private static Deque<Path> names(Path path) {
        Deque<Path> names = new ArrayDeque<>();
        path.forEach(names::add);
        return names;
    }

    private static Path below(Path at, Path name) {
        return switch (name.toString()) {
            case "", "." -> at;
            case ".." -> at.getParent() == null ? at : Objects.requireNonNull(at.getParent());
            default -> at.resolve(name);
        };
    }

    private static Path target(Path link) throws IOException {
        if (!trusted(link)) {
            throw new ForeignLinkException(link);
        }
        return Files.readSymbolicLink(link);
    }

    private static Path root(Path absolute) {
        return Objects.requireNonNull(absolute.getRoot(), "an absolute path has a root");
    }

    /**
     * Returns whether the entry at a path (not its link target) belongs to this user or to the owner of the folder, or
     * lies in a folder that no other user can write to.
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
