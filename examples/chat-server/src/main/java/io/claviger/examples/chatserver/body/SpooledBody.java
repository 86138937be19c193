package io.claviger.examples.chatserver.body;

import io.claviger.examples.chatserver.body.BodyRefusedException.Reason;
import io.claviger.provider.TimeSource;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A body too long for memory, in a file that only this process's user may read and that {@link #close} deletes: so that
 * nothing is locked while a slow client sends. Holds no keys. For one thread.
 */
public final class SpooledBody implements Closeable {
    private static final int PIECE = 64 * 1024;

    private final Path file;

    private SpooledBody(Path file) {
        this.file = file;
    }

    /**
     * Reads the body of a request.
     *
     * @param request a request nobody has read from; its route says how long the body may be
     * @param patience how long the whole body may take
     * @param time measures that
     * @return the body, to be closed
     * @throws BodyRefusedException when it is too long, too slow, broken, or not declared as JSON
     * @throws IOException when the file cannot be written
     */
    public static SpooledBody read(HttpServletRequest request, Duration patience, TimeSource time) throws IOException {
        BodyReader.requireJson(request.getContentType());
        SpooledBody body = new SpooledBody(Files.createTempFile("import-", ".json"));
        boolean done = false;
        try (OutputStream out = Files.newOutputStream(body.file)) {
            copy(request, out, patience, time);
            done = true;
            return body;
        } finally {
            if (!done) {
                body.close();
            }
        }
    }

    private static void copy(HttpServletRequest request, OutputStream out, Duration patience, TimeSource time)
            throws IOException {
        long start = time.nanoTime();
        byte[] piece = new byte[PIECE];
        for (int length = next(request, piece); length >= 0; length = next(request, piece)) {
            out.write(piece, 0, length);
            if (time.nanoTime() - start > patience.toNanos()) {
                throw new BodyRefusedException(Reason.TOO_SLOW);
            }
        }
    }

    private static int next(HttpServletRequest request, byte[] piece) {
        try {
            return request.getInputStream().read(piece);
        } catch (IOException e) {
            throw BodyRefusedException.of(e);
        }
    }

    /**
     * {@return the bytes, from the beginning}
     *
     * @throws IOException when the file cannot be read
     */
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
