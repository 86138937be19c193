package io.claviger.key;

/** How keys are encrypted while they rest in memory. */
public enum Sealing {
    /** AES-256-GCM, the default. */
    GCM,
    /** AES-256-CBC with HMAC-SHA-512 in encrypt-then-MAC order, for hosts that are bound to CBC. */
    CBC
}
