package io.claviger.examples.chatserver.account;

import java.util.function.Consumer;

/**
 * Tells whoever started the server what no log file may keep. Stateless.
 */
final class Console implements Consumer<String> {
    @Override
    public void accept(String line) {
        System.out.println(line);
    }
}
