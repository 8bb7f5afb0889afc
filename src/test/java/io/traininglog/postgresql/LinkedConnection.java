package io.traininglog.postgresql;

import io.traininglog.postgresql.Fault.Moment;
import io.traininglog.postgresql.UnreliableLink.Direction;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One client's connection through a link: passes on each side's messages until a side has ended, or it breaks. */
final class LinkedConnection {

    /** A client asks for encryption before all else. */
    private static final int SSL_REQUEST = 80_877_103;

    private static final int GSS_REQUEST = 80_877_104;

    private static final Pattern END = Pattern.compile("COMMIT|ROLLBACK", Pattern.CASE_INSENSITIVE);

    private static final int REFUSED = 'N';
    private static final int READY_FOR_QUERY = 'Z';

    private final UnreliableLink link;
    private final Socket client;
    private final Socket server;
    private final Statements statements = new Statements();

    /** What was run since the last one ended. */
    private final StringBuilder transaction = new StringBuilder();

    /** How often the server will have been ready for more when it has answered all that was passed on: once at first. */
    private int asked = 1;

    private int ready;

    /** What strikes when the server has been ready that often; until then the client hears no more. */
    private @Nullable Fault fault;

    private int strikesAt;

    private int ended;

    LinkedConnection(UnreliableLink link, Socket client, Socket server) {
        this.link = link;
        this.client = client;
        this.server = server;
    }

    void start(InetSocketAddress address) {
        spawn("requests", () -> {
            server.connect(address);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            spawn("answers", this::passAnswers);
            passRequests();
        });
    }

    /** Breaks it on both sides, with what is under way. */
    void reset() {
        reset(client);
        reset(server);
        link.ended(this);
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It was closed already, which is all that closing can tell
            assert socket.isClosed() : e;
        }
    }

    private void passRequests() throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()));
        out.write(startup(in));
        out.flush();
        for (int type = in.read(); type >= 0; type = in.read()) {
            byte[] content = content(in);
            await(Direction.TO_SERVER);
            Optional<String> sql = statements.run(type, content);
            if (sql.isPresent() && strikes(sql.get())) {
                return;
            }
            if (Statements.endsWithReady(type)) {
                ask();
            }
            pass(type, content, in, out);
        }
        server.shutdownOutput();
        end();
    }

    /** A client's first message has no type. Whoever wants to encrypt first is told that this server cannot. */
    private byte[] startup(DataInputStream in) throws IOException {
        while (true) {
            int length = in.readInt();
            int code = in.readInt();
            if (code == SSL_REQUEST || code == GSS_REQUEST) {
                await(Direction.TO_CLIENT);
                client.getOutputStream().write(REFUSED);
            } else {
                byte[] message = new byte[length];
                ByteBuffer buffer = ByteBuffer.wrap(message).putInt(length).putInt(code);
                in.readFully(message, buffer.position(), buffer.remaining());
                await(Direction.TO_SERVER);
                return message;
            }
        }
    }

    private void passAnswers() throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
        for (int type = in.read(); type >= 0; type = in.read()) {
            byte[] content = content(in);
            await(Direction.TO_CLIENT);
            if (isHeard(type)) {
                pass(type, content, in, out);
            }
        }
        out.flush();
        client.shutdownOutput();
        end();
    }

    /** One direction has come to its end; the other may have more to pass on. */
    private synchronized void end() throws IOException {
        ended++;
        if (ended == Direction.values().length) {
            client.close();
            server.close();
            link.ended(this);
        }
    }

    private synchronized void ask() {
        asked++;
    }

    /** Whether there is nothing to be passed on any more: before the server hears of a statement. */
    private boolean strikes(String sql) {
        Optional<Fault> meant = link.take(sql, transaction.toString());
        if (END.matcher(sql).lookingAt()) {
            transaction.setLength(0);
        } else {
            transaction.append(sql).append('\n');
        }
        if (meant.isPresent() && meant.get().moment() == Moment.BEFORE_THE_SERVER_HEARS) {
            reset();
            meant.get().strike();
            return true;
        }
        synchronized (this) {
            if (meant.isPresent()) {
                fault = meant.get();
                strikesAt = asked + 1;
            }
        }
        return false;
    }

    /** Whether the client hears of this answer. */
    private synchronized boolean isHeard(int type) {
        if (type == READY_FOR_QUERY) {
            ready++;
        }
        if (fault != null && fault.moment() == Moment.FROZEN_AFTERWARDS) {
            freezeWhenReady(fault);
            return true;
        }
        if (fault != null && ready == strikesAt) {
            reset();
            fault.strike();
        }
        return fault == null;
    }

    private void freezeWhenReady(Fault meant) {
        if (ready == strikesAt) {
            fault = null;
            link.freeze();
            meant.strike();
        }
    }

    private void await(Direction direction) throws IOException {
        try {
            link.await(direction, this);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("nobody should interrupt a link");
        }
    }

    private static byte[] content(DataInputStream in) throws IOException {
        int length = in.readInt() - Integer.BYTES;
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException();
        }
        return content;
    }

    private static void pass(int type, byte[] content, DataInputStream in, DataOutputStream out) throws IOException {
        out.writeByte(type);
        out.writeInt(content.length + Integer.BYTES);
        out.write(content);
        if (in.available() == 0) {
            out.flush();
        }
    }

    private interface Passing {
        void run() throws IOException;
    }

    private void spawn(String what, Passing passing) {
        Thread thread = new Thread(
                () -> {
                    try {
                        passing.run();
                    } catch (IOException e) {
                        reset(); // what breaks on one side breaks on the other
                    }
                },
                what + " through port " + link.port());
        thread.setDaemon(true);
        thread.start();
    }
}
