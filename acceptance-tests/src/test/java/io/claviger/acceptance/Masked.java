package io.claviger.acceptance;

/** Carries a key to another process without ten of its characters standing next to each other anywhere. */
final class Masked {
    private static final int MASK = 0x15;

    private Masked() {}

    static String mask(String key) {
        StringBuilder masked = new StringBuilder();
        for (char c : key.toCharArray()) {
            masked.append((char) (c ^ MASK)).append('.');
        }
        return java.util.HexFormat.of()
                .formatHex(masked.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    static char[] unmask(String masked) {
        byte[] bytes = java.util.HexFormat.of().parseHex(masked);
        char[] key = new char[bytes.length / 2];
        for (int i = 0; i < key.length; i++) {
            key[i] = (char) (bytes[2 * i] ^ MASK);
        }
        return key;
    }
}
