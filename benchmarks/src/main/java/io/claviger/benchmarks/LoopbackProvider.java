package io.claviger.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * A provider that costs next to nothing: one thread, prebuilt bytes, connections kept alive, no delayed writes. It runs in
 * a process of its own, so that its work is not counted.
 */
final class LoopbackProvider {
    private static final int BACKLOG = 4096;

    private final Selector selector;
    private final Queue<ServedConnection> paced =
            new PriorityQueue<>(Comparator.comparingLong(ServedConnection::dueAt));

    private LoopbackProvider(Selector selector) {
        this.selector = selector;
    }

    /** Says its port and serves until the process is ended. */
    static void run(PrintStream out) throws IOException {
        try (Selector selector = Selector.open();
                ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            out.println(((InetSocketAddress) listener.getLocalAddress()).getPort());
            LoopbackProvider provider = new LoopbackProvider(selector);
            while (listener.isOpen()) {
                provider.turn(listener);
            }
        }
    }

    private void turn(ServerSocketChannel listener) throws IOException {
        ServedConnection next = paced.peek();
        long millis = next == null ? Long.MAX_VALUE : (next.dueAt() - System.nanoTime()) / 1_000_000;
        if (millis > 0) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.attachment() instanceof ServedConnection connection) {
                connection.advance();
            } else {
                accept(listener);
            }
        }
        selector.selectedKeys().clear();
        long now = System.nanoTime();
        for (ServedConnection due = paced.peek(); due != null && due.dueAt() <= now; due = paced.peek()) {
            paced.remove();
            due.send();
        }
    }

    private void accept(ServerSocketChannel listener) throws IOException {
        for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
            client.configureBlocking(false);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = client.register(selector, SelectionKey.OP_READ);
            key.attach(new ServedConnection(key, paced::add));
        }
    }
}
