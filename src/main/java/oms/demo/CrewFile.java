package oms.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps the crew beside the demo's database, for the owner's eyes only, so that a resumed demo goes on with the same people. */
final class CrewFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    CrewFile(Path folder) {
        this.file = folder.resolve("crew.json");
    }

    boolean exists() {
        return Files.exists(file);
    }

    Crew read() throws IOException {
        return JSON.readValue(file.toFile(), Crew.class);
    }

    void write(Crew crew) throws IOException {
        Files.deleteIfExists(file);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix"))
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        JSON.writeValue(file.toFile(), crew);
    }
}
