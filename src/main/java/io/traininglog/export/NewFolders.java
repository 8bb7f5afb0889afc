package io.traininglog.export;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Folders that are made for a file, and taken away again where that does not come to be. */
final class NewFolders implements AutoCloseable {

    private final Deque<Path> innermostFirst = new ArrayDeque<>();

    /** Makes a folder, and those around it that are not there. */
    static NewFolders create(Path folder) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path each = folder.toAbsolutePath(); each != null && !Files.exists(each); each = each.getParent()) {
            missing.push(each);
        }
        NewFolders folders = new NewFolders();
        try {
            for (Path each : missing) {
                folders.add(each);
            }
            return folders;
        } catch (IOException e) {
            folders.close();
            throw e;
        }
    }

    private void add(Path folder) throws IOException {
        try {
            UnfinishedFiles.createFolder(folder);
            innermostFirst.push(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) { // else another export has just made it, or this one has, as a/. or a/b/..
                throw e;
            }
        }
    }

    /** The file is there. */
    void keep() {
        innermostFirst.forEach(UnfinishedFiles::forget);
        innermostFirst.clear();
    }

    /** Takes them away, unless they are to be kept. */
    @Override
    public void close() throws IOException {
        for (Path each : innermostFirst) {
            Files.deleteIfExists(each);
            UnfinishedFiles.forget(each);
        }
    }
}
