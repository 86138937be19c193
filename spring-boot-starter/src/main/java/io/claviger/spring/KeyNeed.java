package io.claviger.spring;

/** Whether a service works with users' keys. */
enum KeyNeed {
    /** No call without a key. */
    REQUIRED,
    /** A key is sent when the user has one. */
    OPTIONAL,
    /** A key is never sent. */
    NONE
}
